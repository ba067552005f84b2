import type { EmulatedTenant } from '../src/emulator'

export interface CountedRequests {
  readonly lists: number
  readonly tokens: number
  /** Tokens are not among them. */
  readonly writes: number
  readonly others: number
}

/** What some work asks of tenants. */
export async function countedRequests(
  tenants: readonly EmulatedTenant[],
  work: () => Promise<void>,
): Promise<CountedRequests> {
  for (const tenant of tenants) tenant.clearRequests()
  await work()
  const requests = tenants.flatMap((tenant) => tenant.requests())
  const count = (belongs: (method: string, path: string) => boolean): number =>
    requests.filter(({ method, path }) => belongs(method, path)).length
  const lists = count((method, path) => method === 'GET' && path === '/api/v1/oauth-clients')
  const tokens = count((_method, path) => path === '/oauth/token')
  const writes = count((method, path) => method !== 'GET' && path !== '/oauth/token')
  return { lists, tokens, writes, others: requests.length - lists - tokens - writes }
}
