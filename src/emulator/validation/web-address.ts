import { WEB_PAGE_MAX_CHARS, LISTED_TEXT_MAX_CHARS } from '../limits'
import { bad, good, text, type Parser } from './parsed'

/** Not by `URL.canParse`: Node 20 answers false for hosts beyond ASCII once V8 has compiled the caller. */
function url(value: string): URL | undefined {
  try {
    return new URL(value)
  } catch {
    return undefined
  }
}

/** Qlik's help page: https, unless the domain is localhost. Its validator means the literal name (a public report from a live tenant). */
const secureEnough = (address: URL): boolean =>
  address.protocol === 'https:' || (address.protocol === 'http:' && address.hostname === 'localhost')

/** A page to show: absolute, http or https, or empty for none. */
export const pageAddress: Parser<string> = (value) => {
  const parsed = text({ max: WEB_PAGE_MAX_CHARS })(value)
  if (!parsed.ok || parsed.value === '') return parsed
  const protocol = url(parsed.value)?.protocol
  return protocol === 'https:' || protocol === 'http:' ? parsed : bad('must be an absolute http or https URL')
}

const APP_LINK = /^[a-z][a-z0-9+.-]*:\/\//i
const NEVER_APP_LINKS = /^(?:javascript|vbscript|data|file|blob|about|ws|wss|ftp):/i
// A URL parser would drop blanks and add slashes, but addresses are compared as they were written.
const BLANK = /[\s\p{Cc}]/u
const WITH_HOST = /^https?:\/\/[^/?#]/i

/** True for the `exampleapp://` form that only native apps may use. */
export const isAppLink = (address: string): boolean => !/^https?:/i.test(address)

export const redirectAddress: Parser<string> = (value) => {
  const parsed = text({ min: 1, max: LISTED_TEXT_MAX_CHARS })(value)
  if (!parsed.ok) return parsed
  if (parsed.value.includes('*')) return bad('must not contain a wildcard')
  // RFC 6749 section 3.1.2: an absolute URI without a fragment.
  if (parsed.value.includes('#')) return bad('must not contain a fragment')
  if (BLANK.test(parsed.value)) return bad('must not contain blanks')
  if (isAppLink(parsed.value)) {
    const allowed = APP_LINK.test(parsed.value) && !NEVER_APP_LINKS.test(parsed.value)
    return allowed ? parsed : bad('must be an absolute URL')
  }
  const address = WITH_HOST.test(parsed.value) ? url(parsed.value) : undefined
  if (address === undefined) return bad('must be an absolute URL')
  return secureEnough(address) ? parsed : bad('must begin with https:// unless its host is localhost')
}

export const originAddress: Parser<string> = (value) => {
  const parsed = text({ min: 1, max: LISTED_TEXT_MAX_CHARS })(value)
  if (!parsed.ok) return parsed
  const address = url(parsed.value)
  if (address === undefined || !/^https?:$/.test(address.protocol)) return bad('must be an absolute URL')
  if (!secureEnough(address)) return bad('must begin with https:// unless its host is localhost')
  // Host names are compared without regard to case (RFC 6454 section 4), a default port may be written out.
  const bare = /^https?:\/\/[^/?#@*\s]+$/i.test(parsed.value)
  return bare
    ? good(parsed.value)
    : bad('must be scheme, host and port only, as in https://portal.example.com')
}
