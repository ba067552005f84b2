import { bad, good, type Parsed } from '../validation/parsed'
import { filterTokens, type FilterToken } from './filter-tokens'

export type Predicate<T> = (item: T) => boolean

type Compare = (actual: string, wanted: string) => boolean

/** Comparison operators for strings. The ordering ones (gt, ge, lt, le) are not taken for these attributes. */
const OPERATORS: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ['eq', (actual, wanted) => actual === wanted],
  ['ne', (actual, wanted) => actual !== wanted],
  ['co', (actual, wanted) => actual.includes(wanted)],
  ['sw', (actual, wanted) => actual.startsWith(wanted)],
  ['ew', (actual, wanted) => actual.endsWith(wanted)],
])

/** By lower-case name: RFC 7644 takes attribute names without regard to case. */
export type Attributes<T> = ReadonlyMap<string, (item: T) => string>

class Reader {
  private at = 0
  private readonly tokens: readonly FilterToken[]

  constructor(tokens: readonly FilterToken[]) {
    this.tokens = tokens
  }

  peek(): FilterToken | undefined {
    return this.tokens[this.at]
  }

  next(): FilterToken | undefined {
    const token = this.tokens[this.at]
    this.at += 1
    return token
  }

  /** Takes the word if it comes next; keywords are taken without regard to case. */
  takeWord(word: string): boolean {
    const token = this.peek()
    const found = token?.kind === 'word' && token.text.toLowerCase() === word
    if (found) this.at += 1
    return found
  }
}

/**
 * Compiles a SCIM filter (RFC 7644 section 3.4.2.2): eq, ne, co, sw, ew, pr with and, or, not and parentheses. Strings are
 * compared without regard to case, the default of RFC 7643 section 7 (`caseExact` false).
 */
export function compileFilter<T>(filter: string, attributes: Attributes<T>): Parsed<Predicate<T>> {
  const tokens = filterTokens(filter)
  if (!tokens.ok) return tokens
  const reader = new Reader(tokens.value)
  const compiled = either(reader, attributes)
  if (!compiled.ok) return compiled
  const left = reader.peek()
  return left === undefined ? compiled : bad(`has something after its end at character ${left.at}`)
}

function either<T>(reader: Reader, attributes: Attributes<T>): Parsed<Predicate<T>> {
  const alternatives: Predicate<T>[] = []
  do {
    const part = all(reader, attributes)
    if (!part.ok) return part
    alternatives.push(part.value)
  } while (reader.takeWord('or'))
  return good((item) => alternatives.some((holds) => holds(item)))
}

function all<T>(reader: Reader, attributes: Attributes<T>): Parsed<Predicate<T>> {
  const conditions: Predicate<T>[] = []
  do {
    const part = term(reader, attributes)
    if (!part.ok) return part
    conditions.push(part.value)
  } while (reader.takeWord('and'))
  return good((item) => conditions.every((holds) => holds(item)))
}

function term<T>(reader: Reader, attributes: Attributes<T>): Parsed<Predicate<T>> {
  const negated = reader.takeWord('not')
  if (reader.peek()?.kind === 'open') {
    reader.next()
    const inner = either(reader, attributes)
    if (!inner.ok) return inner
    if (reader.next()?.kind !== 'close') return bad('lacks a closing parenthesis')
    return negated ? good((item) => !inner.value(item)) : inner
  }
  return negated ? bad('needs parentheses after "not"') : comparison(reader, attributes)
}

function comparison<T>(reader: Reader, attributes: Attributes<T>): Parsed<Predicate<T>> {
  const name = reader.next()
  if (name?.kind !== 'word') return bad('lacks an attribute name')
  const read = attributes.get(name.text.toLowerCase())
  if (read === undefined) return bad(`names an attribute that cannot be filtered on at character ${name.at}`)
  if (reader.takeWord('pr')) return good((item) => read(item) !== '')
  const operator = reader.next()
  const compare = operator?.kind === 'word' ? OPERATORS.get(operator.text.toLowerCase()) : undefined
  if (compare === undefined)
    return bad(`needs one of ${[...OPERATORS.keys()].join(', ')}, pr after an attribute`)
  const value = reader.next()
  if (value?.kind !== 'string') return bad('needs a string in double quotes after an operator')
  const wanted = value.text.toLowerCase()
  return good((item) => compare(read(item).toLowerCase(), wanted))
}
