import type { Request } from './api-error'

/** Calls that Qlik Cloud counts together. When one of them is refused for their number, so are all others. */
export type Tier = 1 | 2

interface TierRow {
  readonly method: string
  /** `*` stands for one segment. */
  readonly path: string
  readonly tier: Tier
  /** Whether other calls wait for its answer, so that it goes before them. */
  readonly first?: true
}

const CLIENT = '/api/v1/oauth-clients/*'

/**
 * The tier of each call, as its page says.
 *
 * @see https://qlik.dev/apis/rest/oauth-clients
 * @see https://qlik.dev/apis/rest/oauth
 */
export const TIER_TABLE: readonly TierRow[] = [
  { method: 'GET', path: '/.well-known/oauth-authorization-server', tier: 1 },
  { method: 'GET', path: '/api/v1/oauth-clients', tier: 1 },
  { method: 'GET', path: CLIENT, tier: 1 },
  { method: 'GET', path: `${CLIENT}/connection-configs/me`, tier: 1 },
  { method: 'POST', path: '/oauth/token', tier: 2, first: true },
  { method: 'POST', path: '/oauth/revoke', tier: 2 },
  { method: 'POST', path: '/api/v1/oauth-clients', tier: 2 },
  { method: 'PATCH', path: CLIENT, tier: 2 },
  { method: 'DELETE', path: CLIENT, tier: 2 },
  { method: 'POST', path: `${CLIENT}/actions/publish`, tier: 2 },
  { method: 'POST', path: `${CLIENT}/client-secrets`, tier: 2 },
  { method: 'DELETE', path: `${CLIENT}/client-secrets/*`, tier: 2 },
  { method: 'PATCH', path: `${CLIENT}/connection-configs/me`, tier: 2 },
  { method: 'DELETE', path: `${CLIENT}/connection-configs/me`, tier: 2 },
]

/** Calls a minute for one user of one tenant. @see https://qlik.dev/apis/rest/rate-limiting */
export const CALLS_PER_MINUTE: Readonly<Record<Tier, number>> = { 1: 1000, 2: 100 }

/** What the table says of a call. One that it does not name is taken for one of the scarcer kind. */
export function tierOf({ method, path }: Request): { readonly tier: Tier; readonly first: boolean } {
  const segments = path.split('/')
  const row = TIER_TABLE.find((candidate) => candidate.method === method && matches(candidate.path, segments))
  return { tier: row?.tier ?? 2, first: row?.first === true }
}

function matches(pattern: string, segments: readonly string[]): boolean {
  const parts = pattern.split('/')
  return (
    parts.length === segments.length && parts.every((part, index) => part === '*' || part === segments[index])
  )
}
