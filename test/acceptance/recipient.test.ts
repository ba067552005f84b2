import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import { startAfresh } from '../helpers/start-afresh'
import type { Workspace } from '../helpers/terraform'
import { PAIRS, privateJwk, privatePem, publicJwk, publicPem } from '../unit/sealing/keys'

jest.setTimeout(120_000)

const CLI = join(__dirname, '..', '..', 'lib', 'cli.js')

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  writeFileSync(join(place.folder, 'recipient.pem'), publicPem(PAIRS.RSA))
  writeFileSync(join(place.folder, 'recipient.json'), publicJwk(PAIRS['P-384']))
  writeFileSync(join(place.folder, 'private.pem'), privatePem(PAIRS.RSA))
  writeFileSync(join(place.folder, 'private.json'), privateJwk(PAIRS['P-384']))
})
afterEach(() => {
  startAfresh(place, emulator, 'acme')
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

const using = (key: string): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Office"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "it" {
  client_id            = qlikcloud_oauth_client.it.client_id
  recipient_public_key = ${key}
  rotation             = { overlap_days = 7 }
}

output "encrypted_secret" {
  value = qlikcloud_oauth_client_secret.it.encrypted_secret
}`

const PEM = 'file("recipient.pem")'
const JWK = 'file("recipient.json")'

const clientId = (): string => String(place.state().get('qlikcloud_oauth_client.it')?.['client_id'])
const values = (): readonly string[] => emulator.tenant('acme').secretValues(clientId())
const files = (): string =>
  ['terraform.tfstate', 'terraform.tfstate.backup']
    .map((file) => readFileSync(join(place.folder, file), { encoding: 'utf8', flag: 'a+' }))
    .join()

/** What the command prints for what terraform prints. */
async function decrypted(key: string, options: readonly string[] = ['-raw']): Promise<string> {
  const output = await place.terraform(['output', ...options, 'encrypted_secret'])
  const command = ['decrypt', '--key', join(place.folder, key)]
  const ran = spawnSync(process.execPath, [CLI, ...command], { input: output.stdout, encoding: 'utf8' })
  expect([ran.status, ran.stderr]).toEqual([0, ''])
  return ran.stdout
}

test('the secret is in the state for its recipient alone, through creation and a change of the key', async () => {
  place.configure(using(PEM))
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  const [first = '', ...others] = values()
  expect(others).toEqual([])
  // Compared as truths: a failure must not print a secret.
  expect((await decrypted('private.pem')) === first).toBe(true)
  expect((await decrypted('private.pem', [])) === first).toBe(true)
  expect((files() + applied.stdout).includes(first)).toBe(false)
  expect(place.state().get('qlikcloud_oauth_client_secret.it')?.['secret']).toBeNull()
  expect(place.state().get('qlikcloud_oauth_client.it')?.['client_secret']).toBeNull()
  expect(await place.changes()).toEqual([])

  place.configure(using(JWK))
  const { ran, plan } = await place.plan()
  expect(ran.stdout).toMatch(/Warning: Client secret ".+" is rotated/)
  expect(ran.stdout.replaceAll(/[\s│]+/g, ' ')).toContain(
    'is encrypted for another key than recipient_public_key is now, and its value, which nobody here has, cannot be encrypted again.',
  )
  expect(plan.resource_changes?.map(({ address, change }) => [address, change.actions])).toEqual([
    ['qlikcloud_oauth_client.it', ['no-op']],
    ['qlikcloud_oauth_client_secret.it', ['update']],
  ])
  await place.apply()
  expect(values()).toHaveLength(2)
  const second = values().find((value) => value !== first) ?? ''
  expect((await decrypted('private.json')) === second).toBe(true)
  expect([first, second].some((value) => files().includes(value))).toBe(false)
  expect(await place.changes()).toEqual([])
})

test.each([
  ['PEM', 'private.pem', PAIRS.RSA],
  ['a JWK', 'private.json', PAIRS['P-384']],
])('a private key as %s is refused at plan, and is neither printed nor stored', async (_form, file, pair) => {
  place.configure(using(`file("${file}")`))
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Error: Private key where a public key belongs')
  expect(ran.stderr).toContain('(recipient/private)')
  const material = String(pair.privateKey.export({ format: 'jwk' }).d)
  const [, line = ''] = privatePem(pair).split('\n')
  const seen = ran.stdout + ran.stderr + files()
  expect([seen.includes(material), seen.includes(line)]).toEqual([false, false])
})

test('a private key that is written out in the configuration is not printed either', async () => {
  place.configure(using(`<<-KEY\n${privatePem(PAIRS.RSA)}\n  KEY\n`))
  const { ran } = await place.plan()
  expect(ran.stderr).toContain('(recipient/private)')
  const [, material = ''] = privatePem(PAIRS.RSA).split('\n')
  expect((ran.stdout + ran.stderr).includes(material)).toBe(false)
})

test('a private key that is known only at apply is refused before a secret is made', async () => {
  const text = privateJwk(PAIRS['P-384'])
  const late = `resource "terraform_data" "late" {\n  input = file("private.json")\n}\n`
  place.configure(late + using('terraform_data.late.output'))
  const applied = await place.apply()
  expect(applied.exitCode).toBe(1)
  expect(applied.stderr).toContain('(recipient/private)')
  expect(values()).toEqual([])
  expect(place.state().has('qlikcloud_oauth_client_secret.it')).toBe(false)
  // terraform_data itself shows and stores what it is given; the finding does not.
  expect(applied.stderr.includes(/"d":"([\w-]+)"/.exec(text)?.[1] ?? '')).toBe(false)
  place.configure(using(PEM))
})
