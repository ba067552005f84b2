import type { ScopeRow } from '../../src/rules'
import type { PublishedScope } from './published-scope'

/** Stands before their words in a scope that has none of ours; a test refuses it in the catalogue. */
export const NEEDS_WORDS = 'NEEDS WORDS'

/**
 * The catalogue as the published list has it, with our words kept. Rows stay where they are, so that the change of the files
 * shows what has changed; a new one comes after the one that is published before it.
 */
export function updatedRows(
  ours: readonly ScopeRow[],
  published: readonly PublishedScope[],
): readonly ScopeRow[] {
  const words = new Map(ours.map(({ name, permits }) => [name, permits]))
  const fresh = new Map(
    published.map((scope) => [scope.name, row(scope, words.get(scope.name) ?? needsWords(scope))]),
  )
  const kept = ours.flatMap(({ name }) => fresh.get(name) ?? [])
  published.forEach(({ name, level }, index) => {
    if (words.has(name)) return
    const before = published.slice(0, index).findLast((scope) => scope.level === level)
    const place = kept.findIndex((candidate) => candidate.name === before?.name)
    const added = fresh.get(name)
    if (added !== undefined) kept.splice(place + 1, 0, added)
  })
  return kept
}

function row({ name, level, use, parent }: PublishedScope, permits: string): ScopeRow {
  return { name, use, permits, ...(parent === undefined ? {} : { parent }), level }
}

function needsWords({ description }: PublishedScope): string {
  return `${NEEDS_WORDS}: ${description}`
}
