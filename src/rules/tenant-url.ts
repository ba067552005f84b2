import { parseUrl } from './parse-url'

export type ParsedTenantUrl =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly reason: string }

const EXAMPLE = 'https://acme.eu.qlikcloud.com'
const ALLOWED = `A tenant URL is https:// and a host, such as "${EXAMPLE}"; http:// is allowed for localhost and *.localhost only.`
/** RFC 1035, section 2.3.4. */
const HOST_NAME_MAX_CHARS = 253
const HOST_LABEL_MAX_CHARS = 63

/**
 * Reads the address of a tenant as a user writes it.
 *
 * Only https, save on this machine. Path, query, fragment and user information are refused and not dropped: whoever
 * writes them expects them to matter. The reason says what was given, what is allowed, and what to write instead; it
 * repeats nothing that could be a password or a token.
 *
 * @example parseTenantUrl('acme.eu.qlikcloud.com')
 * // { ok: false, reason: '"acme.eu.qlikcloud.com" has no scheme. Write "https://acme.eu.qlikcloud.com".' }
 */
export function parseTenantUrl(text: string): ParsedTenantUrl {
  if (text.trim() === '') return refuse(`The tenant URL is empty. ${ALLOWED}`)
  if (text.trim() !== text) return refuse(`The tenant URL begins or ends with white space. ${ALLOWED}`)
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return refuse(withoutScheme(text))

  const url = parseUrl(text)
  if (url === undefined || url.hostname === '') return refuse(`${quote(text)} is not a URL. ${ALLOWED}`)
  const repaired = `Write "${repairedOrigin(url)}".`
  if (url.username !== '' || url.password !== '') {
    return refuse(
      `The tenant URL holds a user name or password; credentials have attributes of their own. ${repaired}`,
    )
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackName(url.hostname))) {
    return refuse(`"${url.protocol}//${url.host}" is not https. ${ALLOWED} ${repaired}`)
  }
  const surplus = surplusOf(url, text)
  if (surplus !== undefined)
    return refuse(
      `The tenant URL for "${url.host}" has ${surplus}; only scheme and host belong there. ${repaired}`,
    )
  return { ok: true, origin: url.origin }
}

const refuse = (reason: string): ParsedTenantUrl => ({ ok: false, reason })

function surplusOf(url: URL, text: string): string | undefined {
  // The parsed URL does not show an empty query or fragment.
  if (url.search !== '' || text.includes('?')) return 'a query'
  if (url.hash !== '' || text.includes('#')) return 'a fragment'
  if (url.pathname !== '/') return 'a path'
  return undefined
}

function repairedOrigin(url: URL): string {
  return `${isLoopbackName(url.hostname) && url.protocol === 'http:' ? 'http' : 'https'}://${url.host}`
}

function withoutScheme(text: string): string {
  const host = /^[^/?#@\s]+/.exec(text)?.[0] ?? ''
  const url = isPlausibleHost(host) ? parseUrl(`https://${host}`) : undefined
  if (url === undefined) return `${quote(text)} is not a URL. ${ALLOWED}`
  const scheme = isLoopbackName(url.hostname) ? 'http' : 'https'
  return `"${host}" has no scheme. Write "${scheme}://${url.host}".`
}

/** Whether this can be the name of a host. An API key put in the wrong place is too long for one. */
function isPlausibleHost(text: string): boolean {
  const name = text.replace(/:\d{1,5}$/, '')
  return (
    name.length <= HOST_NAME_MAX_CHARS &&
    /^[a-z0-9.-]+$/i.test(name) &&
    name.split('.').every((label) => label !== '' && label.length <= HOST_LABEL_MAX_CHARS) &&
    (name.includes('.') || isLoopbackName(name))
  )
}

/** This machine, whatever DNS says (RFC 6761, section 6.3). */
function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name.endsWith('.localhost')
}

/** The given text if it can do no harm: short, and nothing of what follows a host or precedes it. */
function quote(text: string): string {
  const start = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#@\s]*/i.exec(text)?.[0] ?? ''
  return text === start && isPlausibleHost(start.replace(/^[^/]*:\/\//, ''))
    ? `"${text}"`
    : `What is given as tenant URL (${text.length} characters)`
}
