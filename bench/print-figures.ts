/** One figure of the project's promise, measured. */
export interface Figure {
  readonly name: string
  readonly is: number
  readonly unit: string
  readonly limit: number
  /** @default 'at most' */
  readonly bound?: 'at most' | 'at least'
}

/** Prints each figure beside its limit, and answers whether all are within. */
export function printFigures(figures: readonly Figure[]): boolean {
  const within = figures.map(({ name, is, unit, limit, bound = 'at most' }) => {
    const isWithin = bound === 'at most' ? is <= limit : is >= limit
    console.log(
      `  ${isWithin ? 'ok  ' : 'OVER'} ${name}: ${is.toFixed(2)} ${unit} (${bound} ${String(limit)})`,
    )
    return isWithin
  })
  return within.every((isWithin) => isWithin)
}
