import { bad, good, type Parsed } from '../validation/parsed'

export type FilterToken =
  | { readonly kind: 'open' | 'close'; readonly at: number }
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }

/** Parentheses, a JSON string, or a run of other characters. */
const TOKEN = /\s*(?:(\()|(\))|("(?:[^"\\]|\\.)*")|([^\s()"]+))/y

/** Cuts a filter of RFC 7644 section 3.4.2.2 into its parts. */
export function filterTokens(filter: string): Parsed<readonly FilterToken[]> {
  const tokens: FilterToken[] = []
  const rest = filter.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < rest.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(rest)
    if (match === null) return bad(`cannot be read from character ${at}`)
    const [, open, close, string, word] = match
    if (open !== undefined) tokens.push({ kind: 'open', at })
    else if (close !== undefined) tokens.push({ kind: 'close', at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
    else {
      const text = jsonString(string ?? '')
      if (text === undefined) return bad(`has a string that is not JSON at character ${at}`)
      tokens.push({ kind: 'string', text, at })
    }
  }
  return good(tokens)
}

function jsonString(source: string): string | undefined {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
