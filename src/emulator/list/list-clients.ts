import { adminListView, publicView } from '../clients/client-views'
import { done, refuse, type Outcome } from '../outcome'
import { knownClients, type KnownClient, type Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { encodeCursor, type Cursor } from './cursor'
import { parseListQuery, type ListQuery, type SortAttribute } from './list-query'
import { compileFilter, type Attributes } from './scim-filter'

const FILTER_ATTRIBUTES: Attributes<KnownClient> = new Map<string, (known: KnownClient) => string>([
  ['clientid', ({ client }) => client.clientId],
  ['clientname', ({ client }) => client.fields.clientName],
  ['apptype', ({ client }) => client.appType],
  ['tenantid', ({ client }) => client.tenantId],
  ['createdbytype', ({ client }) => client.createdByType],
])

const SORT_KEYS: Readonly<Record<SortAttribute, (known: KnownClient) => string>> = {
  clientId: ({ client }) => client.clientId,
  clientName: ({ client }) => client.fields.clientName,
  appType: ({ client }) => client.appType,
  tenantId: ({ client }) => client.tenantId,
  createdAt: ({ client }) => client.createdAt,
  updatedAt: ({ client }) => client.updatedAt,
}

/** An item with what it is sorted by; clients with the same key stand in the order of their ids. */
interface Entry {
  readonly key: string
  readonly clientId: string
  readonly known: KnownClient
}

type Place = Pick<Entry, 'key' | 'clientId'>

const order = (text: string, other: string): number => (text < other ? -1 : text > other ? 1 : 0)
const compare = (a: Place, b: Place): number => order(a.key, b.key) || order(a.clientId, b.clientId)

function sortedEntries(matching: readonly KnownClient[], query: ListQuery): readonly Entry[] {
  const keyOf = SORT_KEYS[query.sort.attribute]
  const entries = matching.map((known) => ({ key: keyOf(known), clientId: known.client.clientId, known }))
  entries.sort(compare)
  return query.sort.descending ? entries.reverse() : entries
}

/** The first and the last index (exclusive) of the page that the query asks for. */
function pageBounds(entries: readonly Entry[], query: ListQuery): readonly [number, number] {
  const { cursor, limit, sort } = query
  if (cursor === undefined) return [0, Math.min(limit, entries.length)]
  const direction = sort.descending ? -1 : 1
  const passed = (entry: Entry): boolean => compare(entry, cursor) * direction >= 0
  const at = entries.findIndex(passed)
  const found = at === -1 ? entries.length : at
  if (cursor.direction === 'before') return [Math.max(0, found - limit), found]
  const start = entries[found]?.clientId === cursor.clientId ? found + 1 : found
  return [start, Math.min(start + limit, entries.length)]
}

const LIST_PATH = '/api/v1/oauth-clients'

function links(
  tenant: Tenant,
  query: ListQuery,
  search: string,
  entries: readonly Entry[],
  bounds: readonly [number, number],
): object {
  const [start, end] = bounds
  const href = (direction: Cursor['direction'], entry: Entry): { readonly href: string } => {
    const { filter, sortText, limit, totalResults } = query
    const { key, clientId } = entry
    const parameters = new URLSearchParams({ limit: String(limit) })
    if (filter !== '') parameters.set('filter', filter)
    if (sortText !== '') parameters.set('sort', sortText)
    if (totalResults) parameters.set('totalResults', 'true')
    const cursor = encodeCursor({ direction, key, clientId, filter, sortText })
    parameters.set(direction === 'after' ? 'next' : 'prev', cursor)
    return { href: `${tenant.url}${LIST_PATH}?${parameters.toString()}` }
  }
  const first = entries[start]
  const last = entries[end - 1]
  return {
    self: { href: `${tenant.url}${LIST_PATH}${search}` },
    ...(last !== undefined && end < entries.length ? { next: href('after', last) } : {}),
    ...(first !== undefined && start > 0 ? { prev: href('before', first) } : {}),
  }
}

/** One page of the clients that the tenant knows; `search` is the query as it came, for the link to this very page. */
export function listClients(region: Region, tenant: Tenant, admin: boolean, search: string): Outcome<object> {
  const parsed = parseListQuery(new URLSearchParams(search))
  if (!parsed.ok) return parsed
  const query = parsed.value
  let matching = knownClients(region, tenant)
  if (query.filter !== '') {
    const filter = compileFilter(query.filter, FILTER_ATTRIBUTES)
    if (!filter.ok) return refuse('OAC-BAD-QUERY', `filter ${filter.problem}`)
    matching = matching.filter(filter.value)
  }
  const entries = sortedEntries(matching, query)
  const bounds = pageBounds(entries, query)
  const page = entries.slice(...bounds)
  return done({
    data: page.map(({ known }) => (admin ? adminListView(known) : publicView(known.client))),
    links: links(tenant, query, search, entries, bounds),
    // Only admins get the count.
    ...(admin && query.totalResults ? { totalResults: entries.length } : {}),
  })
}
