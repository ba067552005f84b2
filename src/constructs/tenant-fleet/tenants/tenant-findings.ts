import { parseTenantUrl } from '../../../rules'
import { quoted } from '../findings'

/** A tenant as it was written, and where: `line 3`, or `tenants[2]`. */
export interface WrittenTenant {
  readonly place: string
  readonly name: unknown
  readonly url: unknown
}

/** DNS allows a label 63 characters; names are kept to the same. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/
const NAME_ALLOWED =
  'A name has 1 to 63 letters, digits, ".", "_" and "-", and begins with a letter or digit.'
/** Construct ids that cdktf leaves out of Terraform's addresses, and the one that it gives to a stack's backend. */
const RESERVED: ReadonlySet<unknown> = new Set(['Default', 'Resource', 'backend'])

/** All that is wrong with the names and addresses of the tenants. */
export function tenantFindings(tenants: readonly WrittenTenant[]): readonly string[] {
  const names = new Map<unknown, string>()
  const origins = new Map<string, WrittenTenant>()
  return tenants.flatMap((tenant) => {
    const { place, name, url } = tenant
    const parsed = typeof url === 'string' ? parseTenantUrl(url) : undefined
    const found = [
      ...nameFindings(name),
      ...(names.has(name)
        ? [
            `the name ${quoted(name)} is that of ${names.get(name)} already. Give each tenant a name of its own.`,
          ]
        : []),
      ...urlFindings(url, parsed),
    ]
    const sameUrl = parsed?.ok === true ? origins.get(parsed.origin) : undefined
    if (sameUrl !== undefined && sameUrl.name !== name) {
      found.push(
        `${quoted(url)} is the url of ${quoted(sameUrl.name)} (${sameUrl.place}) already. Remove one of the two: both would be the same tenant.`,
      )
    }
    if (!names.has(name)) names.set(name, place)
    if (parsed?.ok === true && sameUrl === undefined) origins.set(parsed.origin, tenant)
    const who = typeof name === 'string' && name !== '' ? `${place} (${name})` : place
    return found.map((finding) => `${who}: ${finding}`)
  })
}

function nameFindings(name: unknown): string[] {
  if (name === undefined || name === '') return [`it has no name. ${NAME_ALLOWED}`]
  if (typeof name !== 'string') return [`its name is ${quoted(name)}, which is not a text. ${NAME_ALLOWED}`]
  if (!NAME.test(name)) return [`the name ${quoted(name)} is not allowed. ${NAME_ALLOWED}`]
  if (RESERVED.has(name))
    return [`the name ${quoted(name)} is not allowed: it has a meaning of its own in cdktf. Take another.`]
  return []
}

function urlFindings(url: unknown, parsed: ReturnType<typeof parseTenantUrl> | undefined): string[] {
  if (url === undefined) return ['it has no url, such as "https://acme.eu.qlikcloud.com".']
  if (parsed === undefined)
    return [`its url is ${quoted(url)}, which is not a text such as "https://acme.eu.qlikcloud.com".`]
  return parsed.ok ? [] : [parsed.reason]
}
