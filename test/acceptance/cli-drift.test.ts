import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'
import { sarifFaults } from '../unit/review/sarif-schema'

jest.setTimeout(240_000)

let emulator: Emulator
let place: AttachedWorkspace
let context: FakeContext
let scratch: string
let formerTmpdir: string | undefined
let nowMs = Date.parse('2026-09-02T08:00:00Z')

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: ['acme', 'globex'],
    limits: 'off',
    now: () => new Date('2026-09-01T08:00:00Z'),
  })
  const globex = accessOf(emulator, 'globex')
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  place.configure(`
provider "qlikcloud" {
  tenants = {
    globex = { url = "${globex.url}", client_id = "${globex.clientId}", client_secret = "${globex.clientSecret}" }
  }
}
${['portal', 'shop', 'gate', 'board'].map((name) => client(name)).join('')}
${client('away', 'tenant = "globex"')}
resource "qlikcloud_oauth_client_secret" "portal" {
  client_id = qlikcloud_oauth_client.portal.client_id
  rotation  = { every_days = 30, overlap_days = 3 }
}
resource "qlikcloud_oauth_client_secret" "gate" {
  client_id = qlikcloud_oauth_client.gate.client_id
}
`)
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  // Where the command makes its own folders, so that the test sees what it leaves there.
  scratch = mkdtempSync(join(tmpdir(), 'qlikcloud drift test '))
  formerTmpdir = process.env['TMPDIR']
  process.env['TMPDIR'] = scratch
  const environment = terraformEnvironment(accessOf(emulator, 'acme'))
  context = fakeContext({
    environment,
    now: () => new Date(nowMs),
    untilStopped: () => new Promise(() => undefined),
    // The provider is attached where it has no variables to read: they tell it where to write what it saw.
    runProgram: (program, options, folder, more = place.variables) =>
      runProgram(program, options, folder, { ...environment, ...more }),
  })
})
afterAll(async () => {
  if (formerTmpdir === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = formerTmpdir
  context.remove()
  place.remove()
  rmSync(scratch, { recursive: true, force: true })
  await emulator.stop()
})

beforeEach(() => {
  context.printed.length = 0
  context.noted.length = 0
})

const client = (name: string, more = ''): string => `
resource "qlikcloud_oauth_client" "${name}" {
  app_type       = "web"
  client_name    = "${name}"
  redirect_uris  = ["https://${name}.example.com/callback"]
  allowed_scopes = ["user_default"]
  ${more}
}
`

const idOf = (name: string): string =>
  String(
    emulator
      .tenant('acme')
      .clients()
      .find(({ clientName }) => clientName === name)?.clientId,
  )

interface Printed {
  readonly verdict: {
    readonly outcome: string
    readonly kinds: Readonly<Record<string, number>>
    readonly ignored: number
    readonly in_sync: number
    readonly objects: number
    readonly items: number
  }
  readonly groups: readonly {
    readonly drift: string
    readonly class: string
    readonly type: string
    readonly label?: string
    readonly findings: readonly {
      readonly rule: string
      readonly difference?: { readonly element?: string }
    }[]
    readonly members: readonly { readonly address: string; readonly tenant?: string }[]
  }[]
  readonly unreadable: readonly {
    readonly title: string
    readonly places: readonly { readonly address?: string; readonly detail?: string }[]
  }[]
  readonly not_looked_for: readonly { readonly why: string; readonly stacks: readonly string[] }[]
  readonly ignores: readonly { readonly row: number; readonly findings: number; readonly expired: boolean }[]
}

interface SarifResult {
  readonly properties: { readonly drift?: string }
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
  }[]
}

async function drift(...options: readonly string[]): Promise<{ code: number; report: Printed }> {
  const code = await runCommand(['drift', place.folder, '--format', 'json', ...options], context)
  expect(context.noted).toEqual([])
  // What renderDriftJson made.
  return { code, report: JSON.parse(context.printed.at(-1) ?? '') as Printed }
}

const told = ({ groups }: Printed): readonly string[] =>
  groups.flatMap(({ drift: kind, class: name, members, findings }) =>
    members.map(
      ({ address, tenant }) =>
        `${kind} ${name} ${address} in ${tenant ?? '?'}: ${findings.map(({ rule }) => rule).join(' ')}`,
    ),
  )

test('a stack that is as its state says is in sync, and nothing at all is written', async () => {
  const files = (): readonly string[] =>
    readdirSync(place.folder).map((name) =>
      /tfstate|hcl|tf$/.test(name) ? `${name} ${readFileSync(join(place.folder, name), 'utf8')}` : name,
    )
  const before = files()
  const requests = emulator.tenant('acme').requests().length
  const { code, report } = await drift()
  expect(code).toBe(0)
  expect(report.verdict).toMatchObject({ outcome: 'in-sync', in_sync: 1, objects: 7, items: 0 })
  expect(report.not_looked_for).toEqual([])
  expect(files()).toEqual(before)
  expect(readdirSync(scratch)).toEqual([])
  // A token and a list: looking for what nobody manages costs nothing.
  const made = emulator.tenant('acme').requests().slice(requests)
  expect(made.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /oauth/token',
    'GET /api/v1/oauth-clients',
  ])
})

test('each kind of drift is found and judged, and no secret is printed', async () => {
  const acme = emulator.tenant('acme')
  const [portal, shop, gate] = ['portal', 'shop', 'gate'].map(idOf) as [string, string, string]
  acme.updateClient(portal, {
    redirectUris: ['https://portal.example.com/callback', 'https://evil.example.net/cb'],
    allowedScopes: ['user_default', 'admin_classic'],
  })
  acme.setConsent(portal, 'trusted')
  const extra = acme.addSecret(shop)
  acme.publish(idOf('board'))
  acme.updateClient(idOf('board'), { description: 'by hand' })
  acme.deleteClient(gate)
  const stray = acme.createClient({
    appType: 'web',
    clientName: 'Stray',
    redirectUris: ['https://stray.example.com/'],
    allowedScopes: ['admin_classic'],
  })
  nowMs = Date.parse('2026-10-15T00:00:00Z')

  const { code, report } = await drift()
  expect(code).toBe(2)
  expect(report.verdict.kinds).toEqual({ changed: 2, missing: 2, unmanaged: 2, overdue: 1 })
  const host = accessOf(emulator, 'acme').url.replace('http://', '')
  expect([...told(report)].sort()).toEqual(
    [
      `changed broadens qlikcloud_oauth_client.board in ${host}: review/client-published review/setting-changed`,
      `changed broadens qlikcloud_oauth_client.portal in ${host}: review/scope-added review/consent-trusted review/redirect-added`,
      `missing narrows qlikcloud_oauth_client.gate in ${host}: drift/client-missing`,
      `missing narrows qlikcloud_oauth_client_secret.gate in ${host}: drift/secret-missing`,
      `overdue neutral qlikcloud_oauth_client_secret.portal in ${host}: drift/secret-overdue`,
      `unmanaged broadens ${shop}/${extra.hint} in ${host}: drift/unmanaged-secret`,
      `unmanaged broadens ${stray.clientId} in ${host}: drift/unmanaged-client review/scope-added review/redirect-added`,
    ].sort(),
  )
  expect(await runCommand(['drift', place.folder], context)).toBe(2)
  for (const format of ['markdown', 'sarif', 'html'])
    expect(await runCommand(['drift', place.folder, '--format', format], context)).toBe(2)
  const [, text = '', markdown = '', sarif = '', page = ''] = context.printed
  expect(text.split('\n')[0]).toBe('Drift of 1 stack: found, broadens access')
  expect(markdown.split('\n')[0]).toBe('## Qlik Cloud drift: found, broadens access')
  expect(sarifFaults(sarif)).toEqual([])
  // What renderDriftSarif made.
  const { results } = (JSON.parse(sarif) as { runs: readonly { results: readonly SarifResult[] }[] })
    .runs[0] ?? {
    results: [],
  }
  expect(results.filter(({ properties }) => properties.drift === 'unmanaged').length).toBe(4)
  const [file] = results.flatMap(({ locations }) => locations)
  expect(file?.physicalLocation.artifactLocation.uri).toBe(pathToFileURL(join(place.folder, 'main.tf')).href)
  expect(page).toContain('<title>Qlik Cloud drift: Found, broadens access</title>')
  const secrets = acme.clients().flatMap(({ clientId }) => acme.secretValues(clientId))
  expect(secrets.length).toBeGreaterThan(5)
  const output = context.printed.join('\n')
  for (const secret of [...secrets, extra.clientSecret]) expect(output).not.toContain(secret)
})

test('rows of an ignore file keep back what is known, and rows that do nothing are named', async () => {
  const file = join(scratch, 'ignore.json')
  const write = (rows: readonly object[]): void => writeFileSync(file, JSON.stringify({ version: 1, rows }))
  write([
    { ignore: ['unmanaged'], clients: ['Stray'], because: 'the trial of the sales team' },
    { ignore: ['drift/client-missing'], addresses: ['*.gate'], because: 'known', until: '2026-10-14' },
    { ignore: ['changed'], tenants: ['globex'], because: 'nothing there' },
    { ignore: ['review/setting-changed'], attributes: ['description'], because: 'texts are free' },
  ])
  const { code, report } = await drift('--ignore', file)
  expect(code).toBe(2)
  expect(report.verdict.kinds).toEqual({ changed: 2, missing: 2, unmanaged: 1, overdue: 1 })
  expect(report.ignores.map(({ row, findings, expired }) => [row, findings, expired])).toEqual([
    [1, 3, false],
    [2, 0, true],
    [3, 0, false],
    [4, 1, false],
  ])
  await runCommand(['drift', place.folder, '--ignore', file], context)
  const text = context.printed.at(-1) ?? ''
  expect(text).toContain('  - ignored: 3 findings by row 1: the trial of the sales team')
  expect(text).toContain('  - row 2 of the ignore file ended on 2026-10-14: known')
  expect(text).toContain('  - row 3 of the ignore file is not needed any more: nothing there')

  write([{ ignore: ['changed', 'missing', 'unmanaged', 'overdue'], because: 'all of it' }])
  expect((await drift('--ignore', file)).code).toBe(0)

  write([{ ignore: ['unmanged'], adresses: ['*'] }])
  expect(await runCommand(['drift', place.folder, '--ignore', file], context)).toBe(1)
  expect(context.noted.join('\n')).toContain('row 1 has "adresses", which is not known')
  expect(context.noted.join('\n')).toContain('row 1 has "unmanged" in "ignore"')
  expect(context.noted.join('\n')).toContain('row 1 needs a reason in "because"')
})

test('after what drifted is settled, everything is in sync', async () => {
  const acme = emulator.tenant('acme')
  const [extra] = acme.client(idOf('shop'))?.secrets.slice(-1) ?? []
  acme.removeSecret(idOf('shop'), extra?.hint ?? '')
  acme.deleteClient(idOf('Stray'))
  nowMs = Date.parse('2026-09-02T08:00:00Z')
  const applied = await place.apply()
  expect(applied.exitCode).toBe(0)
  expect((await drift()).report).toMatchObject({ verdict: { outcome: 'in-sync' }, groups: [] })
  expect(await place.changes()).toEqual([])
})

describe('what cannot be read', () => {
  const list = { method: 'GET', path: '/api/v1/oauth-clients' } as const
  afterEach(() => emulator.faults.clear())

  test('a tenant that refuses us is not drift: there is no verdict', async () => {
    emulator.faults.add({ ...list, tenant: 'globex', effect: 'status', status: 401 })
    const { code, report } = await drift()
    expect(code).toBe(1)
    expect(report.verdict).toMatchObject({ outcome: 'unreadable', items: 0, in_sync: 0 })
    expect(report.unreadable).toEqual([
      {
        title: 'Credentials rejected',
        places: [expect.objectContaining({ address: 'qlikcloud_oauth_client.away' })],
      },
    ])
    expect(report.unreadable[0]?.places[0]?.detail).toContain('tenant "globex"')
    expect(report.not_looked_for.map(({ why }) => why)).toEqual(['not every tenant of it could be read'])
  })

  test('what drifted in another tenant is told nevertheless', async () => {
    emulator.faults.add({ ...list, tenant: 'globex', effect: 'status', status: 500 })
    emulator.tenant('acme').updateClient(idOf('shop'), { description: 'by hand' })
    const { code, report } = await drift()
    expect(code).toBe(2)
    expect(told(report)).toEqual([expect.stringContaining('changed neutral qlikcloud_oauth_client.shop')])
    expect(report.unreadable).toHaveLength(1)
    emulator.tenant('acme').updateClient(idOf('shop'), { description: null })
  })

  test('a folder that is not initialized says what to do', async () => {
    const folder = mkdtempSync(join(scratch, 'bare '))
    writeFileSync(join(folder, 'main.tf'), client('portal'))
    expect(await runCommand(['drift', folder, place.folder], context)).toBe(1)
    const text = context.printed.at(-1) ?? ''
    expect(text).toContain('Drift of 2 stacks: cannot tell; 1 stack could not be read')
    expect(text).toContain(`run \`terraform init\` in ${folder} first`)
    expect(text).toContain('unmanaged clients were not looked for')
    // What a stack manages that nobody could read must not be called unmanaged.
    expect(text).not.toContain('unmanaged client "')
  })

  test('a mistake in the command is exit code 1', async () => {
    expect(await runCommand(['drift', join(scratch, 'nowhere')], context)).toBe(1)
    expect(context.noted.at(-1)).toContain('there is no ')
    expect(await runCommand(['drift', scratch], context)).toBe(1)
    expect(context.noted.at(-1)).toContain('there is no configuration in')
    expect(await runCommand(['drift', '--concurrency', '0'], context)).toBe(1)
    expect(context.noted.at(-1)).toContain('from 1 to 1000')
  })
})
