import { parseUrl } from '../parse-url'

/** How a redirect URI is made, as far as the rules care. */
export type RedirectUriShape =
  | { readonly kind: 'malformed'; readonly flaw: RedirectUriFlaw }
  | { readonly kind: 'https' }
  | { readonly kind: 'http'; readonly host: string }
  | { readonly kind: 'app'; readonly scheme: string; readonly hasSlashes: boolean }
  | { readonly kind: 'foreign'; readonly scheme: string }

/** Why a text is no absolute URI. */
export type RedirectUriFlaw = 'relative' | 'blank' | 'scheme' | 'host'

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):(.*)$/i
// Matching is exact, so white space and control characters are never meant.
const BLANKS = /[\s\p{Cc}]/u
const ANYTHING_LIKE_A_SCHEME = /^[^/?#:]+:\/\//
/** In "localhost:3000/callback" the text before the colon is a host. */
const PORT = /^\d{1,5}(?:[/?]|$)/
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
  if (BLANKS.test(uri)) return malformed('blank')
  const [, scheme = '', rest = ''] = ABSOLUTE.exec(uri) ?? []
  if (scheme === '' && ANYTHING_LIKE_A_SCHEME.test(uri)) return malformed('scheme')
  if (scheme === '' || rest === '' || PORT.test(rest)) return malformed('relative')
  const lower = scheme.toLowerCase()
  if (lower !== 'https' && lower !== 'http') {
    return FOREIGN_SCHEMES.has(lower)
      ? { kind: 'foreign', scheme }
      : { kind: 'app', scheme, hasSlashes: rest.startsWith('//') }
  }
  // `URL` would repair "https:host" and "https:///host" silently.
  if (!/^\/\/[^/?#]/.test(rest)) return malformed('relative')
  const url = parseUrl(uri)
  if (url === undefined) return malformed('host')
  return lower === 'https' ? { kind: 'https' } : { kind: 'http', host: url.hostname }
}

function malformed(flaw: RedirectUriFlaw): RedirectUriShape {
  return { kind: 'malformed', flaw }
}
