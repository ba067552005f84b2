import type { ScopeRow } from '../../src/rules'
import type { PublishedScope } from './published-scope'

/** What a published list says otherwise than the catalogue. */
export interface ScopeChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly name: string
  /** For people. */
  readonly text: string
}

/** The differences, in the order of the lists. */
export function scopeChanges(
  ours: readonly ScopeRow[],
  restrictions: ReadonlyMap<string, readonly string[]>,
  published: readonly PublishedScope[],
): readonly ScopeChange[] {
  const known = new Map(ours.map((row) => [row.name, row]))
  const theirs = new Set(published.map(({ name }) => name))
  return [
    ...published.flatMap((scope): readonly ScopeChange[] => {
      const row = known.get(scope.name)
      const restriction = change('not for', restrictions.get(scope.name) ?? [], scope.notFor)
      if (row !== undefined) {
        return [
          ...change('use', row.use, scope.use),
          ...change('level', row.level, scope.level),
          ...change('parent', row.parent, scope.parent),
          ...restriction,
        ].map((text) => ({ kind: 'changed', name: scope.name, text }))
      }
      const { use, level, description } = scope
      return [
        { kind: 'added', name: scope.name, text: `${use}, ${level}: ${description}` },
        ...restriction.map((text) => ({ kind: 'changed' as const, name: scope.name, text })),
      ]
    }),
    ...ours
      .filter(({ name }) => !theirs.has(name))
      .map(({ name, use, level }) => ({ kind: 'removed' as const, name, text: `${use}, ${level}` })),
  ]
}

type Told = string | readonly string[] | undefined

function change(what: string, from: Told, to: Told): readonly string[] {
  const shown = (value: Told): string => [value ?? []].flat().join(', ') || 'none'
  return shown(from) === shown(to) ? [] : [`${what} was ${shown(from)}, is ${shown(to)}`]
}
