/** One question that Qlik's documentation leaves open, and how this region answers it. */
export interface Assumption {
  /** Stable; tests and the documentation refer to a row by it. */
  readonly id: string
  readonly question: string
  readonly reading: string
  /** What the reading rests on. */
  readonly source: string
}
