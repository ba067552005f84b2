import type { ScopeLevel, ScopeUse } from '../../src/rules'

/** A scope of a list as Qlik publishes it, in our terms. */
export interface PublishedScope {
  readonly name: string
  /** Their words. */
  readonly description: string
  readonly level: ScopeLevel
  readonly use: ScopeUse
  readonly parent?: string
  /** App types that cannot have it. */
  readonly notFor: readonly string[]
}

const LEVELS: ReadonlyMap<string, ScopeLevel> = new Map([
  ['admin', 'admin'],
  ['region', 'admin'],
  ['organisation', 'admin'],
  ['user', 'user'],
  ['identity', 'user'],
  ['special', 'user'],
  ['talend', 'talend'],
])

/** Groups of scopes that no client of a tenant can have, although they are for OAuth. */
const RESERVED: ReadonlyMap<string, ScopeUse> = new Map([
  ['region', 'region'],
  ['organisation', 'organisation'],
])

/**
 * Reads a list of scopes: an array of `{ name, description, parent, group, oauth, notFor? }`.
 * @throws Error with the entry and the member that is not as it should be.
 */
export function parsePublished(json: unknown): readonly PublishedScope[] {
  if (!Array.isArray(json)) throw new Error('the file does not hold an array of scopes')
  const scopes = json.map((entry: unknown, index) => parseScope(entry, index))
  const names = scopes.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`the scope ${twice} is there twice`)
  const orphan = scopes.find(({ parent }) => parent !== undefined && !names.includes(parent))
  if (orphan !== undefined) throw new Error(`the parent of ${orphan.name}, ${orphan.parent}, is not there`)
  return scopes
}

function parseScope(entry: unknown, index: number): PublishedScope {
  if (typeof entry !== 'object' || entry === null) throw new Error(`entry ${index} is not an object`)
  const member = new Map<string, unknown>(Object.entries(entry))
  const text = (name: string): string => {
    const value = member.get(name)
    if (typeof value === 'string') return value
    throw new Error(`entry ${index} (${String(member.get('name'))}) has no text "${name}"`)
  }
  const group = text('group')
  const level = LEVELS.get(group)
  if (level === undefined) {
    throw new Error(`${text('name')} is in the group "${group}"; known are ${[...LEVELS.keys()].join(', ')}`)
  }
  const parent = member.get('parent')
  const notFor = member.get('notFor')
  return {
    ...{ name: text('name'), description: text('description'), level },
    use: RESERVED.get(group) ?? (member.get('oauth') === true ? 'oauth' : 'role'),
    ...(typeof parent === 'string' ? { parent } : {}),
    notFor: Array.isArray(notFor) ? notFor.map(String) : [],
  }
}
