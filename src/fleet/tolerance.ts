/** How many stacks of a wave may fail before nothing more is started. */
export type Tolerance =
  | { readonly kind: 'count'; readonly count: number }
  /** Of the stacks that the run has in the wave, from 0 to 100. */
  | { readonly kind: 'percent'; readonly percent: number }

export const NO_FAILURES: Tolerance = { kind: 'count', count: 0 }

/** `3` or `5%`; undefined for anything else. */
export function parseTolerance(text: string): Tolerance | undefined {
  const [, digits = '', sign] = /^(\d{1,6})(%?)$/.exec(text.trim()) ?? []
  if (digits === '') return undefined
  const number = Number(digits)
  if (sign === '') return { kind: 'count', count: number }
  return number <= 100 ? { kind: 'percent', percent: number } : undefined
}

/**
 * How many of so many stacks may fail. A percentage is rounded down.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html
 */
export function allowedFailures(tolerance: Tolerance, stacks: number): number {
  return tolerance.kind === 'count' ? tolerance.count : Math.floor((stacks * tolerance.percent) / 100)
}

export function toleranceText(tolerance: Tolerance): string {
  return tolerance.kind === 'count' ? String(tolerance.count) : `${tolerance.percent}%`
}
