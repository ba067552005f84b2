import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataOAuthConfiguration, QlikCloudProvider } from '../../src/constructs'
import { startEmulator, type Emulator } from '../../src/emulator'
import { json, stackWithProvider } from '../constructs/stack'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, STARTED_BY_TERRAFORM } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme', 'globex'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

/** Whatever is managed by the second provider is managed with the token alone. */
const configuration = (): string => `
variable "secret" {
  type      = string
  sensitive = true
  ephemeral = true
}

ephemeral "qlikcloud_access_token" "admin" {
  client_id     = "${accessOf(emulator, 'acme').clientId}"
  client_secret = var.secret
  scopes        = ["admin_classic"]
}

provider "qlikcloud" {
  alias      = "by_token"
  tenant_url = "${accessOf(emulator, 'acme').url}"
  api_key    = ephemeral.qlikcloud_access_token.admin.access_token
}

resource "qlikcloud_oauth_client" "it" {
  provider       = qlikcloud.by_token
  app_type       = "native"
  client_name    = "Desktop reader"
  redirect_uris  = ["exampleapp://callback"]
  allowed_scopes = ["user_default"]
}`

const requests = (): readonly string[] =>
  emulator
    .tenant('acme')
    .requests()
    .map(({ method, path }) => `${method} ${path}`)
const writes = (): readonly string[] => requests().filter((request) => !request.startsWith('GET '))

test('another provider works with a token that is in no file, and is revoked at the end of each command', async () => {
  const secret = `-var=secret=${accessOf(emulator, 'acme').clientSecret}`
  place.configure(configuration())

  const planned = await place.plan([secret])
  expect(planned.ran.stderr).toBe('')
  // Opening it in a plan writes nothing.
  expect(writes()).toEqual(['POST /oauth/token', 'POST /oauth/revoke'])
  expect(emulator.tenant('acme').clients()).toHaveLength(1)

  emulator.tenant('acme').clearRequests()
  const apply = ['apply', '-auto-approve', '-no-color', '-input=false', secret]
  const applied = await place.terraform(apply, STARTED_BY_TERRAFORM)
  expect([applied.exitCode, applied.stderr]).toEqual([0, ''])
  expect(emulator.tenant('acme').clients()).toHaveLength(2)
  const count = (path: string): number => writes().filter((request) => request === `POST ${path}`).length
  expect([count('/oauth/token') > 0, count('/oauth/revoke')]).toEqual([true, count('/oauth/token')])

  expect(await place.changes([secret])).toEqual([])
  const files = ['terraform.tfstate', 'plan.out'].map((file) =>
    readFileSync(join(place.folder, file), 'latin1'),
  )
  // A token's first part, JSON in base64url.
  expect(/eyJ[\w-]{10,}\.[\w-]{10,}/.test(files.join() + applied.stdout + planned.ran.stdout)).toBe(false)

  const destroyed = await place.destroy([secret])
  expect([destroyed.exitCode, destroyed.stderr]).toEqual([0, ''])
  expect(emulator.tenant('acme').clients()).toHaveLength(1)
})

test('terraform refuses to put the token where it would be stored', async () => {
  place.configure(
    `${configuration()}\noutput "token" {\n  value = ephemeral.qlikcloud_access_token.admin.access_token\n}`,
  )
  const { ran } = await place.plan([`-var=secret=${accessOf(emulator, 'acme').clientSecret}`])
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Ephemeral value not allowed')
})

test('a stack of cdktf takes it as Terraform has it in JSON', async () => {
  const stack = stackWithProvider()
  stack.addOverride('ephemeral.qlikcloud_access_token.admin', { scopes: ['admin_classic'] })
  const provider = new QlikCloudProvider(stack, 'by-token', {
    alias: 'by_token',
    tenantUrl: accessOf(emulator, 'acme').url,
    apiKey: '${ephemeral.qlikcloud_access_token.admin.access_token}',
  })
  new DataOAuthConfiguration(stack, 'server', { provider })
  // Where the provider comes from, main.tf says already.
  const { terraform: _source, ...configuration } = json(stack)
  const file = join(place.folder, 'stack.tf.json')
  writeFileSync(file, JSON.stringify(configuration))
  place.configure('')
  emulator.tenant('acme').clearRequests()
  const { ran } = await place.plan()
  rmSync(file)
  expect([ran.exitCode, ran.stderr]).toEqual([0, ''])
  expect(writes()).toEqual(['POST /oauth/token', 'POST /oauth/revoke'])
})
