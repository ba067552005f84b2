/** A value that a rule may look at, or the admission that it is not known yet. */
export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false }

/** One fact for each field of a model. */
export type Facts<T> = { readonly [K in keyof T]: Fact<T[K]> }

export const UNKNOWN = { known: false } as const

export function known<T>(value: T): Fact<T> {
  return { known: true, value }
}

/** Every field of a complete model as a known fact. */
export function knownFacts<T extends object>(spec: T): Facts<T> {
  const entries = Object.entries(spec).map(([field, value]) => [field, known(value)])
  // Each field of `spec` was mapped to a fact of its own value just above.
  return Object.fromEntries(entries) as Facts<T>
}
