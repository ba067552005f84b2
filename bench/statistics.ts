/** The middle of the sorted values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/**
 * Runs every case once per round, in turn, so that a busy moment of the machine falls on all of them alike, and answers
 * with each case's median.
 */
export async function interleaved(
  cases: Readonly<Record<string, () => Promise<number>>>,
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const samples = new Map(Object.keys(cases).map((name): [string, number[]] => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(cases)) samples.get(name)?.push(await run())
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]))
}
