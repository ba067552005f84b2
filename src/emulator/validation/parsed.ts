/** A value from outside that was looked at: as it should be, or what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string }

export type Parser<T> = (value: unknown) => Parsed<T>

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value })
export const bad = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
})

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON Schema counts characters, not UTF-16 units. */
const longerThan = (text: string, max: number): boolean => text.length > max && Array.from(text).length > max

/** Words for what was given, without ever repeating a value: it may be a secret put into the wrong place. */
export function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

export const text =
  (limits: { readonly min?: number; readonly max: number }): Parser<string> =>
  (value) => {
    if (typeof value !== 'string') return bad(`must be a string, not ${typeName(value)}`)
    if (value.length < (limits.min ?? 0)) return bad('must not be empty')
    if (longerThan(value, limits.max)) return bad(`must have at most ${limits.max} characters`)
    return good(value)
  }

export const oneOf =
  <T extends string>(allowed: readonly T[]): Parser<T> =>
  (value) => {
    const found = allowed.find((option) => option === value)
    return found === undefined ? bad(`must be one of ${allowed.join(', ')}`) : good(found)
  }

/** A list of distinct strings. It is kept sorted: the real service promises no order, so neither does this one. */
export const textSet =
  (item: Parser<string>, max = Infinity): Parser<readonly string[]> =>
  (value) => {
    if (!Array.isArray(value)) return bad(`must be an array, not ${typeName(value)}`)
    if (value.length > max) return bad(`the max number of items is ${max}, not ${value.length}`)
    const items = new Set<string>()
    for (const [index, entry] of value.entries()) {
      const parsed = item(entry)
      if (!parsed.ok) return bad(`item ${index} ${parsed.problem}`)
      if (items.has(parsed.value)) return bad(`item ${index} occurs twice`)
      items.add(parsed.value)
    }
    return good([...items].sort())
  }
