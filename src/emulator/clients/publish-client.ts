import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { ownClient } from './own-client'

interface Obstacle {
  readonly stands: (client: ClientRecord, trusted: boolean) => boolean
  readonly say: string
}

/** What keeps a client from being published. Qlik documents the consent rule only; the others are the stricter reading. */
const OBSTACLES: readonly Obstacle[] = [
  {
    stands: (_client, trusted) => trusted,
    say: 'The consent method is trusted, which only clients that are not published can have; set it to required first.',
  },
  {
    stands: (client) => (client.fields.allowedGrantTypes ?? []).length > 0,
    say: 'A client with a machine-to-machine grant type needs trusted consent, so it cannot be published.',
  },
  {
    stands: (client) => client.appType === 'anonymous-embed',
    say: 'A client of appType anonymous-embed cannot be published.',
  },
  {
    stands: (client) => client.publishedAt !== undefined,
    say: 'The client is published already.',
  },
]

export function publishClient(region: Region, tenant: Tenant, clientId: string): Outcome<string> {
  const found = ownClient(region, tenant, clientId)
  if (!found.ok) return found
  const trusted = tenant.connections.get(clientId)?.consentMethod === 'trusted'
  const standing = OBSTACLES.filter((obstacle) => obstacle.stands(found.value, trusted))
  if (standing.length > 0) return refuse('OAC-NOT-PUBLISHABLE', ...standing.map((obstacle) => obstacle.say))
  const publishedAt = region.identifiers.timestamp()
  region.clients.set(clientId, { ...found.value, publishedAt, updatedAt: publishedAt })
  return done(publishedAt)
}
