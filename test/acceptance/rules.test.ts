import { generateKeyPairSync } from 'node:crypto'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

/** Terraform's findings, as it prints them for programs. */
interface Finding {
  readonly severity: string
  readonly summary: string
  readonly detail: string
  readonly snippet?: { readonly context: string | null; readonly code: string }
}

async function validate(hcl: string): Promise<readonly Finding[]> {
  place.configure(hcl)
  const { stdout } = await place.terraform(['validate', '-json'])
  // Terraform's own JSON output, format 1.0.
  return (JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] }).diagnostics
}

const oneLine = (text: string): string => text.replaceAll(/[\s│╷╵]+/g, ' ')
const attribute = (code: string): string => code.trim().split(/\s/)[0] ?? ''
const idIn = (text: string): string => /\(([a-z-]+\/[a-z0-9-]+)\)/.exec(text)?.[1] ?? text
const ruleIds = (text: string): readonly string[] =>
  [...oneLine(text).matchAll(/\(([a-z-]+\/[a-z0-9-]+)\)/g)].map(([, id = '']) => id)

/** What the tenant was asked to change since the last call. */
function writes(): readonly string[] {
  const acme = emulator.tenant('acme')
  const requests = acme.requests().filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')
  acme.clearRequests()
  return requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{32}/, 'ID')}`)
}

const BROKEN = `
resource "qlikcloud_oauth_client" "broken" {
  app_type             = "spa"
  client_name          = ""
  redirect_uris        = ["http://app.example.com/callback", "/callback", "https://app.example.com/#top"]
  allowed_scopes       = ["admin_classic", "offline_access"]
  allowed_grant_types  = ["client_credentials"]
  allowed_auth_methods = ["client_secret"]
  consent_method       = "required"
}`

/** Each rule that it breaks, and the attribute under which Terraform shows it. */
const FAULTS = [
  ['auth/secret-web-only', 'allowed_auth_methods'],
  ['consent/machine-to-machine', 'consent_method'],
  ['grant/web-only', 'allowed_grant_types'],
  ['name/limit', 'client_name'],
  ['origin/required', 'resource'],
  ['redirect/absolute', 'redirect_uris'],
  ['redirect/fragment', 'redirect_uris'],
  ['redirect/scheme', 'redirect_uris'],
  ['scope/admin-classic', 'allowed_scopes'],
  ['scope/offline-access', 'allowed_scopes'],
]

describe('all broken rules of a configuration come at once', () => {
  test('from validate, each at its attribute and with its id', async () => {
    const findings = await validate(BROKEN)
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(
      errors.map(({ detail, snippet }) => [idIn(detail), attribute(snippet?.code ?? '')]).sort(),
    ).toEqual(FAULTS)
    expect(errors.map(({ snippet }) => snippet?.context)).toEqual(
      errors.map(() => 'resource "qlikcloud_oauth_client" "broken"'),
    )
  })

  test('from plan, of all clients, and nothing is asked of the tenant', async () => {
    place.configure(`${BROKEN}
resource "qlikcloud_oauth_client" "other" {
  app_type       = "native"
  client_name    = "Other"
  redirect_uris  = ["javascript:alert(1)"]
  allowed_scopes = ["admin_classic"]
}`)
    emulator.tenant('acme').clearRequests()
    const { ran } = await place.plan()
    expect(ran.exitCode).toBe(1)
    const expected = [...FAULTS.map(([id]) => id), 'redirect/scheme', 'scope/admin-classic'].sort()
    expect([...ruleIds(ran.stderr)].sort()).toEqual(expected)
    expect(ran.stderr.match(/Error: /g)).toHaveLength(expected.length)
    expect(oneLine(ran.stderr)).toContain(
      'redirect_uris contains "http://app.example.com/callback". A redirect URI begins with https, unless its host is "localhost". Use https. (redirect/scheme)',
    )
    expect(emulator.tenant('acme').requests()).toEqual([])
  })
})

test('warnings of one kind are all shown, though Terraform gathers those with one title', async () => {
  place.configure(`
resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "App"
  redirect_uris  = ["exampleapp://callback"]
  allowed_scopes = ["user_defualt", "spaces.dta", "api-keys"]
}`)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(0)
  expect(oneLine(ran.stdout)).toContain('Warning: Unknown scope: "user_defualt"')
  expect(oneLine(ran.stdout)).toContain('Warning: Unknown scope: "spaces.dta"')
  expect(oneLine(ran.stdout)).toContain('Did you mean "spaces.data"?')
  expect(oneLine(ran.stdout)).toContain('Warning: Scope is not for OAuth clients: "api-keys"')
})

test('what is not known before apply is judged then, and nothing of the client is sent', async () => {
  place.configure(`
resource "terraform_data" "address" {
  input = "http://app.example.com/callback"
}
resource "qlikcloud_oauth_client" "late" {
  app_type       = "web"
  client_name    = "Late"
  redirect_uris  = [terraform_data.address.output]
  allowed_scopes = ["user_default"]
}`)
  const { ran, plan } = await place.plan()
  expect(ran.exitCode).toBe(0)
  expect(plan.resource_changes?.map(({ address }) => address)).toContain('qlikcloud_oauth_client.late')
  writes()
  const applied = await place.apply()
  expect(applied.exitCode).toBe(1)
  expect(ruleIds(applied.stderr)).toEqual(['redirect/scheme'])
  expect(oneLine(applied.stderr)).toContain('redirect_uris = [terraform_data.address.output]')
  expect(writes()).toEqual([])
  expect([...place.state().keys()]).toEqual(['terraform_data.address'])
})

describe('skip_rules of the provider block', () => {
  const ADMIN_SPA = `
resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "App"
  redirect_uris   = ["https://app.example.com/"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["admin_classic"]
}`

  test('make a warning of an error, at validate and at plan', async () => {
    const hcl = `provider "qlikcloud" {\n  skip_rules = ["scope/admin-classic"]\n}${ADMIN_SPA}`
    expect(await validate(hcl)).toMatchObject([
      {
        severity: 'warning',
        summary: 'Rule overruled: Scope not allowed for this app type (scope/admin-classic)',
      },
    ])
    const { ran } = await place.plan()
    expect(ran.exitCode).toBe(0)
    expect(oneLine(ran.stdout)).toContain('Overruled by skip_rules. (scope/admin-classic)')
  })

  test('count for the provider that a client chooses, not for another', async () => {
    const providers = `
provider "qlikcloud" {
  skip_rules = ["scope/admin-classic"]
}
provider "qlikcloud" {
  alias = "strict"
}`
    const strict = ADMIN_SPA.replace('app_type ', 'provider = qlikcloud.strict\n  app_type ')
    expect(await validate(providers + strict)).toMatchObject([
      { severity: 'error', summary: 'Scope not allowed for this app type' },
    ])
  })

  test('may come from a variable, which validate does not know', async () => {
    place.configure(`
variable "skip" {
  type = set(string)
}
provider "qlikcloud" {
  skip_rules = var.skip
}${ADMIN_SPA}`)
    expect((await place.terraform(['validate', '-no-color'])).exitCode).toBe(0)
    const lenient = await place.plan(['-var', 'skip=["scope/admin-classic"]'])
    expect(lenient.ran.exitCode).toBe(0)
    const strict = await place.plan(['-var', 'skip=[]'])
    expect(strict.ran.exitCode).toBe(1)
    expect(ruleIds(strict.ran.stderr)).toEqual(['scope/admin-classic'])
  })

  test('name rules that there are', async () => {
    const found = await validate(
      `provider "qlikcloud" {\n  skip_rules = ["scope/admin_classic"]\n}\ndata "qlikcloud_oauth_scopes" "all" {}`,
    )
    expect(found).toMatchObject([
      {
        severity: 'error',
        summary: 'Unknown rule',
        detail:
          'skip_rules names "scope/admin_classic", which is not a rule. Did you mean "scope/admin-classic"?',
        snippet: { context: 'provider "qlikcloud"' },
      },
    ])
  })
})

const client = (more = ''): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "Connector"
  redirect_uris  = ["https://connector.example.com/callback"]
  allowed_scopes = ["user_default"]
  force_destroy  = true
  ${more}
}`
const PUBLICATION = `
resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}`
const SECRET = `
resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}`
const TRUSTED = 'consent_method = "trusted"'

const KEY = JSON.stringify({
  ...generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'ES384',
  kid: 'k1',
})

const stored = () =>
  emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Connector')

const OTHER = `
resource "qlikcloud_oauth_client" "other" {
  app_type       = "native"
  client_name    = "Other"
  redirect_uris  = ["exampleapp://callback"]
  allowed_scopes = ["user_default"]
}`

describe('rules across resources', () => {
  afterEach(async () => {
    await place.destroy()
    writes()
  })
  beforeEach(async () => {
    place.configure('')
    await place.apply()
    writes()
  })

  test('a new trusted client and its publication are refused at plan', async () => {
    place.configure(client(TRUSTED) + PUBLICATION)
    const { ran } = await place.plan()
    expect(ran.exitCode).toBe(1)
    expect(oneLine(ran.stderr)).toContain('Error: Published client cannot be trusted')
    expect(oneLine(ran.stderr)).toContain('this plan makes one client in tenant')
    expect(writes()).toEqual([])
  })

  test('where another new client would do, a trusted one is made and not published, and the next apply puts it right', async () => {
    place.configure(OTHER + client(TRUSTED) + PUBLICATION)
    const applied = await place.apply()
    expect(applied.exitCode).toBe(1)
    expect(applied.stderr.match(/Error: /g)).toHaveLength(1)
    expect(oneLine(applied.stderr)).toContain('Error: Published client cannot be trusted')
    expect(oneLine(applied.stderr)).toContain('In the client, consent_method is "trusted"')
    expect(writes()).toEqual(Array(2).fill('POST /api/v1/oauth-clients'))
    expect([...place.state().keys()]).toEqual(['qlikcloud_oauth_client.it', 'qlikcloud_oauth_client.other'])
    expect(stored()).toMatchObject({ consentMethod: 'trusted' })
    expect(stored()?.publishedAt).toBeUndefined()

    place.configure(OTHER + client() + PUBLICATION)
    const repaired = await place.apply()
    expect(repaired.stderr).toBe('')
    expect(stored()).toMatchObject({ consentMethod: 'required' })
    expect(stored()?.publishedAt).toBeDefined()
    expect(await place.changes()).toEqual([])
  })

  test.each([
    ['becomes trusted', TRUSTED, 'consent/published'],
    [
      'gets a machine-to-machine grant',
      'allowed_grant_types = ["client_credentials"]',
      'publish/machine-to-machine',
    ],
  ])('a published client that %s is refused at plan, refreshed or not', async (_title, change, id) => {
    place.configure(client() + PUBLICATION)
    await place.apply()
    // The client's own state has not heard of the publication yet.
    place.configure(client(change) + PUBLICATION)
    writes()
    for (const options of [['-refresh=false'], []]) {
      const { ran } = await place.plan(options)
      expect(ran.exitCode).toBe(1)
      expect(ruleIds(ran.stderr)).toEqual([id])
    }
    expect(writes()).toEqual([])
  })

  test('a client that drops client_secret cannot keep a secret, and takes a new one as little', async () => {
    const keyed = (methods: string): string =>
      client(`allowed_auth_methods = ${methods}\n  public_keys = [jsondecode(${JSON.stringify(KEY)})]`)
    place.configure(keyed('["client_secret", "private_key_jwt"]') + SECRET)
    await place.apply()
    writes()
    place.configure(`${keyed('["private_key_jwt"]')}${SECRET}${SECRET.replace('"it"', '"more"')}`)
    const { ran } = await place.plan()
    expect(ran.exitCode).toBe(1)
    expect(ruleIds(ran.stderr)).toEqual(['secret/method', 'secret/method'])
    expect(ran.stderr).toContain('in resource "qlikcloud_oauth_client_secret" "it"')
    expect(ran.stderr).toContain('in resource "qlikcloud_oauth_client_secret" "more"')
    expect(writes()).toEqual([])

    place.configure(keyed('["private_key_jwt"]'))
    expect((await place.apply()).stderr).toBe('')
    expect(await place.changes()).toEqual([])
  })
})
