import type { EmulatedTenant, Fault } from '../../src/emulator'
import type { IgnoreRow } from '../../src/review'
import { client, publication, secret } from '../review-goldens/hcl'

/** One or several stacks, with what happened outside of Terraform. */
export interface DriftCase {
  readonly name: string
  /** The tenants, each a stack of its own. @default - acme alone */
  readonly stacks?: readonly string[]
  /** Tenants that the provider block of a single stack names. @default - none */
  readonly manyTenants?: readonly string[]
  readonly state: (stack: string) => string
  /** Changes, as a second apply, of which the state knows. @default - none */
  readonly later?: (stack: string) => string
  readonly outside?: (tenant: EmulatedTenant, ids: ReadonlyMap<string, string>) => void
  /** What happens to the calls of the refresh. @default - nothing */
  readonly fault?: Fault
  /** Days after everything was made. @default 1 */
  readonly days?: number
  readonly ignore?: readonly IgnoreRow[]
}

export const FLEET: readonly string[] = Array.from(
  { length: 5 },
  (_, index) => `plant-${String(index + 1).padStart(3, '0')}`,
)

const PORTAL = 'Customer portal'
const id = (ids: ReadonlyMap<string, string>, name = PORTAL): string => ids.get(name) ?? ''
const portal =
  (values: object = {}, more = '') =>
  (): string =>
    client('portal', values) + more

const rotated = secret('portal').replace(
  '\n}\n',
  '\n  rotation  = { every_days = 30, overlap_days = 3 }\n}\n',
)

const released = (release: string): string =>
  rotated.replace('client_id', `keepers   = { release = "${release}" }\n  client_id`)

export const DRIFT_CASES: readonly DriftCase[] = [
  { name: 'in-sync', state: portal({}, secret('portal') + publication('portal')) },
  {
    name: 'changed',
    state: portal({ redirect_uris: ['https://portal.example.com/cb', 'https://old.example.com/cb'] }),
    outside: (tenant, ids) => {
      tenant.updateClient(id(ids), {
        redirectUris: ['https://portal.example.com/cb', 'https://attacker.example.net/cb'],
        allowedScopes: ['user_default', 'admin_classic'],
        description: 'Changed by hand',
      })
      tenant.setConsent(id(ids), 'trusted')
    },
  },
  { name: 'narrowed', state: portal({}), outside: (tenant, ids) => tenant.disable(id(ids)) },
  { name: 'published', state: portal({}), outside: (tenant, ids) => tenant.publish(id(ids)) },
  {
    name: 'published-in-three-tenants',
    stacks: FLEET.slice(0, 3),
    state: portal({}),
    outside: (tenant, ids) => tenant.publish(id(ids)),
  },
  {
    name: 'missing',
    state: portal({}, secret('portal') + client('gate', { client_name: 'Gate' }) + secret('gate')),
    outside: (tenant, ids) => {
      tenant.deleteClient(id(ids, 'Gate'))
      const made = tenant.client(id(ids))?.secrets.at(-1)
      tenant.removeSecret(id(ids), made?.hint ?? '')
    },
  },
  {
    name: 'initial-secret-missing',
    state: portal({ keep_initial_secret: true }),
    outside: (tenant, ids) => {
      tenant.removeSecret(id(ids), tenant.client(id(ids))?.secrets[0]?.hint ?? '')
    },
  },
  {
    name: 'current-secret-missing',
    state: portal({}, released('1')),
    later: portal({}, released('2')),
    outside: (tenant, ids) => {
      const made = tenant.client(id(ids))?.secrets.at(-1)
      tenant.removeSecret(id(ids), made?.hint ?? '')
    },
  },
  {
    name: 'unmanaged',
    state: portal({}, secret('portal')),
    outside: (tenant, ids) => {
      tenant.addSecret(id(ids))
      tenant.createClient({
        appType: 'web',
        clientName: 'Trial | of `sales`',
        allowedGrantTypes: ['client_credentials'],
        allowedScopes: ['admin_classic'],
      })
      tenant.createClient({
        appType: 'native',
        clientName: 'Reader',
        redirectUris: ['http://localhost/cb'],
        allowedScopes: ['user_default'],
      })
    },
  },
  { name: 'overdue', state: portal({}, rotated), days: 45 },
  {
    name: 'ignored',
    state: portal({}, rotated),
    days: 45,
    outside: (tenant, ids) => tenant.updateClient(id(ids), { description: 'Changed by hand' }),
    ignore: [
      { words: ['overdue'], because: 'The freeze of October', until: '2026-10-31' },
      { words: ['changed'], attributes: ['description'], because: 'The help desk edits texts' },
      { words: ['unmanaged'], because: 'The trial is over', until: '2026-09-30' },
      { words: ['missing'], addresses: ['*.gate'], because: 'Nobody knows' },
    ],
  },
  {
    name: 'one-tenant-unreadable',
    manyTenants: ['globex'],
    state: portal(
      {},
      client('away', { client_name: 'Away', tenant: 'globex' }) +
        client('far', { client_name: 'Far', tenant: 'globex' }),
    ),
    outside: (tenant, ids) => tenant.updateClient(id(ids), { description: 'Changed by hand' }),
    fault: { tenant: 'globex', method: 'GET', path: '/api/v1/oauth-clients', effect: 'status', status: 401 },
  },
  {
    name: 'five-stacks',
    stacks: FLEET,
    state: (stack) =>
      client('portal', {
        client_name: `Portal of ${stack}`,
        redirect_uris: [`https://${stack}.example.com/cb`],
      }) + secret('portal'),
    outside: (tenant, ids) => {
      const name = `Portal of ${tenant.name}`
      if (tenant.name === 'plant-003') return
      const allowedScopes = tenant.name === 'plant-004' ? ['admin_classic'] : ['user_default', 'apps:read']
      tenant.updateClient(id(ids, name), { allowedScopes })
      if (tenant.name === 'plant-005') tenant.addSecret(id(ids, name))
    },
  },
]
