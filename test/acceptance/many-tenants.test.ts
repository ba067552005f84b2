import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(240_000)

const TENANTS = ['acme', 'globex', 'initech']

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: TENANTS, limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

/** One login for all tenants, which a file lists. */
const configuration = (description: string, allowed = '*'): string => `
provider "qlikcloud" {
  client_id       = "${emulator.regionClient.clientId}"
  client_secret   = "${emulator.regionClient.clientSecret}"
  tenants_file    = "tenants.json"
  allowed_tenants = ["${allowed}"]
}

resource "qlikcloud_oauth_client" "office" {
  for_each = toset(["${TENANTS.join('", "')}"])

  tenant              = each.key
  app_type            = "web"
  client_name         = "Office"
  description         = "${description}"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "office" {
  for_each = qlikcloud_oauth_client.office

  tenant    = each.key
  client_id = each.value.client_id
}
`

const offices = () =>
  TENANTS.map((name) => {
    const found = emulator
      .tenant(name)
      .clients()
      .filter(({ clientName }) => clientName === 'Office')
    return found.map(({ description, secrets }) => ({ description, secrets: secrets.length }))
  })

/** Of Terraform's text, without the frame and the line breaks that depend on the width. */
const words = (text: string): string => text.replace(/[╷│╵]/g, ' ').replace(/\s+/g, ' ')

test('a file that is not there is named by its full path', async () => {
  place.configure(configuration('first'))
  const { exitCode, stderr } = await place.apply()
  expect(exitCode).toBe(1)
  expect(words(stderr)).toContain('Error: Tenants file not readable')
  expect(words(stderr).replace(/ /g, '')).toContain(
    `${join(place.folder, 'tenants.json').replace(/ /g, '')}:ENOENT:nosuchfileordirectory`,
  )
})

test('one login serves all tenants of a file, and a second plan is empty', async () => {
  const tenants = Object.fromEntries(TENANTS.map((name) => [name, { url: accessOf(emulator, name).url }]))
  writeFileSync(join(place.folder, 'tenants.json'), JSON.stringify(tenants))
  expect(await place.apply()).toMatchObject({ exitCode: 0 })
  expect(offices()).toEqual(TENANTS.map(() => [{ description: 'first', secrets: 1 }]))
  expect(await place.changes()).toEqual([])
})

test('the last log line of a tenant sums up its calls', async () => {
  const { stderr } = await place.terraform(['plan', '-no-color'], { TF_LOG_PROVIDER: 'debug' })
  const last = stderr.split('\n').filter((line) => /: closed: /.test(line))
  expect(last).toHaveLength(TENANTS.length)
  for (const name of TENANTS) {
    const line = last.find((candidate) => candidate.includes(`${name}.localhost`))
    expect(line).toMatch(/calls=2\b/)
    expect(line).toMatch(/waits=0\b/)
    expect(line).toMatch(/tier2Percent=1\b/)
  }
})

test('a tenant outside of the guard is refused by the plan, before anything is sent to it', async () => {
  const initech = emulator.tenant('initech')
  initech.clearRequests()
  place.configure(configuration('first', '*e*x*'))
  const { exitCode, stderr } = await place.terraform(['plan', '-no-color', '-refresh=false'])
  expect(exitCode).toBe(1)
  expect(words(stderr)).toContain(
    `"initech" (initech.localhost:${String(emulator.port)}) matches nothing in the provider's allowed_tenants: "*e*x*".`,
  )
  expect(initech.requests()).toEqual([])
})

describe('a tenant that is down', () => {
  const EXCLUDED = { QLIKCLOUD_EXCLUDED_TENANTS: 'globex' }

  beforeAll(() => {
    emulator.faults.add({ tenant: 'globex', effect: 'status', status: 403 })
    place.configure(configuration('second'))
  })

  test('fails the plan by its name alone, with the way around it', async () => {
    const { exitCode, stderr } = await place.terraform(['plan', '-no-color'])
    expect(exitCode).toBe(1)
    const said = words(stderr)
    expect(said).toContain(`in tenant "globex" (globex.localhost:${String(emulator.port)})`)
    expect(said).toContain('run Terraform with QLIKCLOUD_EXCLUDED_TENANTS="globex"')
    expect(said).not.toMatch(/in tenant "(?:acme|initech)"/)
  })

  test('is not needed for a plan without refresh', async () => {
    const { exitCode, stdout } = await place.terraform(['plan', '-no-color', '-refresh=false'])
    expect({ exitCode, plan: /Plan: .*/.exec(stdout)?.[0] }).toEqual({
      exitCode: 0,
      plan: 'Plan: 0 to add, 3 to change, 0 to destroy.',
    })
  })

  test('left out, keeps no other tenant from being applied', async () => {
    emulator.tenant('globex').clearRequests()
    const { exitCode, stdout, stderr } = await place.terraform(
      ['apply', '-auto-approve', '-no-color', '-input=false'],
      EXCLUDED,
    )
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain('Apply complete! Resources: 0 added, 2 changed, 0 destroyed.')
    expect(words(stdout)).toContain('Warning: Tenants left out')
    expect(offices().map(([office]) => office?.description)).toEqual(['second', 'first', 'second'])
    expect(emulator.tenant('globex').requests()).toEqual([])
  })

  test('is caught up with as soon as it is up again', async () => {
    emulator.faults.clear()
    expect(await place.apply()).toMatchObject({ exitCode: 0 })
    expect(offices()).toEqual(TENANTS.map(() => [{ description: 'second', secrets: 1 }]))
    expect(await place.changes()).toEqual([])
  })
})
