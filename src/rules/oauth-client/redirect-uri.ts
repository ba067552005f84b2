import { parseUrl } from '../parse-url'

/** How a redirect URI is made, as far as the rules care. */
export type RedirectUriShape =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'https' }
  | { readonly kind: 'http'; readonly host: string }
  | { readonly kind: 'app'; readonly scheme: string; readonly hasSlashes: boolean }
  | { readonly kind: 'foreign'; readonly scheme: string }

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):(.*)$/i
// Matching is exact, so white space and control characters are never meant.
const BLANKS = /[\s\p{Cc}]/u
/** Schemes that a browser runs, opens or connects to by itself: they belong to no app. */
const FOREIGN_SCHEMES: ReadonlySet<string> = new Set([
  'javascript',
  'data',
  'vbscript',
  'file',
  'about',
  'blob',
  'ftp',
  'ws',
  'wss',
])

export function shapeOf(uri: string): RedirectUriShape {
  const [, scheme = '', rest = ''] = ABSOLUTE.exec(uri) ?? []
  if (scheme === '' || rest === '' || BLANKS.test(uri)) return { kind: 'malformed' }
  const lower = scheme.toLowerCase()
  if (lower !== 'https' && lower !== 'http') {
    return FOREIGN_SCHEMES.has(lower)
      ? { kind: 'foreign', scheme }
      : { kind: 'app', scheme, hasSlashes: rest.startsWith('//') }
  }
  // `URL` would repair "https:host" and "https:///host" silently.
  const url = /^\/\/[^/?#]/.test(rest) ? parseUrl(uri) : undefined
  if (url === undefined) return { kind: 'malformed' }
  return lower === 'https' ? { kind: 'https' } : { kind: 'http', host: url.hostname }
}
