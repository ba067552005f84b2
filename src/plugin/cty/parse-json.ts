import { Decimal } from '../../framework'
import type { Parsed, WireValue } from './wire-value'

/**
 * Reads JSON (RFC 8259) with exact numbers. `JSON.parse` would turn 9007199254740993 into …992 and 1e400 into Infinity,
 * and reports errors by quoting the text, which may be a secret.
 */
export function parseJson(text: string): Parsed {
  const parser = new JsonParser(text)
  const value = parser.value(0)
  parser.end()
  return parser.failure === undefined
    ? { ok: true, value }
    : { ok: false, reason: `not JSON: ${parser.failure} at character ${String(parser.failedAt)}` }
}

/** Nested deeper than any schema, and shallow enough for the stack. */
const MAX_DEPTH = 500

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// Control characters must be escaped (RFC 8259, section 7).
// oxlint-disable-next-line no-control-regex
const UNESCAPED = /[^"\\\u0000-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const WORD = /true|false|null/y

const WORDS: ReadonlyMap<string, WireValue> = new Map<string, WireValue>([
  ['true', { kind: 'bool', value: true }],
  ['false', { kind: 'bool', value: false }],
  ['null', { kind: 'null' }],
])

const NOTHING: WireValue = { kind: 'null' }

/** Like the msgpack cursor: the first failure is kept, and ends the text. */
class JsonParser {
  failure: string | undefined
  failedAt = 0
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  value(depth: number): WireValue {
    if (depth > MAX_DEPTH) return this.fail('the value is nested too deeply')
    this.match(SPACE)
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth)
      case '[':
        return this.array(depth)
      case '"':
        return { kind: 'string', value: this.string() }
      default:
        return this.word() ?? this.number()
    }
  }

  end(): void {
    this.match(SPACE)
    if (this.at < this.text.length) this.fail('more text follows the value')
  }

  private object(depth: number): WireValue {
    const entries = new Map<string, WireValue>()
    this.sequence('}', () => {
      this.match(SPACE)
      const key = this.string()
      this.expect(':')
      entries.set(key, this.value(depth + 1))
    })
    return { kind: 'map', entries }
  }

  private array(depth: number): WireValue {
    const items: WireValue[] = []
    this.sequence(']', () => {
      items.push(this.value(depth + 1))
    })
    return { kind: 'array', items }
  }

  private sequence(close: string, item: () => void): void {
    this.at += 1
    if (this.skip(close)) return
    do item()
    while (this.failure === undefined && this.skip(','))
    this.expect(close)
  }

  private string(): string {
    const start = this.at
    if (this.text[start] !== '"') return this.noString('a string is expected')
    this.at += 1
    this.match(UNESCAPED)
    const hasEscapes = this.text[this.at] === '\\'
    // Not one pattern for the whole: on a string of megabytes it would need a stack of megabytes.
    while (this.match(ESCAPE) !== undefined) this.match(UNESCAPED)
    if (this.text[this.at] !== '"') return this.noString('the string breaks off')
    this.at += 1
    if (!hasEscapes) return this.text.slice(start + 1, this.at - 1)
    const unescaped: unknown = JSON.parse(this.text.slice(start, this.at))
    return String(unescaped)
  }

  private noString(reason: string): string {
    this.fail(reason)
    return ''
  }

  private word(): WireValue | undefined {
    return WORDS.get(this.match(WORD) ?? '')
  }

  private number(): WireValue {
    const text = this.match(NUMBER)
    if (text === undefined) return this.fail('a value is expected')
    const value = Decimal.parse(text)
    return value === undefined ? this.fail('a number is too large') : { kind: 'number', value }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    this.at += found?.length ?? 0
    return found
  }

  private skip(character: string): boolean {
    this.match(SPACE)
    if (this.text[this.at] !== character) return false
    this.at += 1
    return true
  }

  private expect(character: string): void {
    if (!this.skip(character)) this.fail(`"${character}" is expected`)
  }

  private fail(reason: string): WireValue {
    if (this.failure === undefined) {
      this.failure = reason
      this.failedAt = this.at
    }
    this.at = this.text.length
    return NOTHING
  }
}
