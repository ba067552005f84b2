import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { example } from '../helpers/example'
import { mutantProvider, type Mutation } from '../helpers/mutant'
import { startTap, type Tap } from '../helpers/tap'
import { workspace, type Workspace } from '../helpers/terraform'
import { holdsSecret } from '../helpers/traces-of'
import { PAIRS, privatePem, publicPem } from '../unit/sealing/keys'

jest.setTimeout(300_000)

/** What a user could have in the environment or in a variable, besides what goes over the wire. */
const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
const API_KEY = 'canary-api-key-with+signs/and=more-0123456789'
const WRONG_SECRET = 'canary-wrong-secret-with+signs/and=more-0123456789'
const PLANTED: ReadonlyMap<string, string> = new Map([
  ['the private key', PRIVATE_KEY],
  ['the API key', API_KEY],
  ['the secret of a variable', WRONG_SECRET],
  ['the private key of the recipient', privatePem(PAIRS.RSA)],
])

const CONFIGURATION = `
variable "secret" {
  type      = string
  sensitive = true
  ephemeral = true
}

ephemeral "qlikcloud_access_token" "own" {}

provider "qlikcloud" {
  alias      = "by_token"
  tenant_url = var.url
  api_key    = ephemeral.qlikcloud_access_token.own.access_token
}

variable "url" {
  type = string
}

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Office"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "it" {
  provider             = qlikcloud.by_token
  client_id            = qlikcloud_oauth_client.it.client_id
  recipient_public_key = file("recipient.pem")
}

output "encrypted_secret" {
  value = qlikcloud_oauth_client_secret.it.encrypted_secret
}`

interface Seen {
  /** All that terraform printed, and what it writes into files for others. */
  readonly texts: ReadonlyMap<string, string>
  readonly secrets: ReadonlyMap<string, string>
}

/** What happens in a life, of which terraform writes a log at the highest level. */
type Course = (life: Life) => Promise<void>

interface Life {
  readonly tap: Tap
  /** Answers with terraform's exit code. */
  readonly run: (
    command: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => Promise<number>
  readonly printed: () => string
  readonly file: (name: string) => string
}

async function live(course: Course, replaced?: ReadonlyMap<string, Buffer>): Promise<Seen> {
  const emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  const tap = await startTap('acme', emulator.port)
  const access = { ...accessOf(emulator, 'acme'), url: `http://acme.localhost:${String(tap.port)}` }
  const place = await workspace(access, '', replaced)
  try {
    return await liveIn(place, tap, access.url, course)
  } finally {
    place.remove()
    await tap.stop()
    await emulator.stop()
  }
}

async function liveIn(place: Workspace, tap: Tap, url: string, course: Course): Promise<Seen> {
  writeFileSync(join(place.folder, 'recipient.pem'), publicPem(PAIRS.RSA))
  place.configure(CONFIGURATION)
  const printed: string[] = []
  const run: Life['run'] = async (command, environment = {}) => {
    const log = { TF_LOG: 'TRACE', TF_LOG_PATH: join(place.folder, 'trace.log') }
    const variables = { TF_VAR_url: url, TF_VAR_secret: WRONG_SECRET }
    const ran = await place.terraform([...command, '-no-color'], { ...log, ...variables, ...environment })
    printed.push(ran.stdout, ran.stderr)
    return ran.exitCode
  }
  // Empty when there is none.
  const file = (name: string): string =>
    readFileSync(join(place.folder, name), { encoding: 'latin1', flag: 'a+' })
  await course({ tap, run, printed: () => printed.join(), file })
  return {
    texts: new Map([
      ['what terraform printed', printed.join('\n')],
      ['the log', file('trace.log')],
      ['the state', file('terraform.tfstate')],
      ['the state from before', file('terraform.tfstate.backup')],
    ]),
    secrets: new Map([
      ...PLANTED,
      ...[...tap.secrets].map((secret, index) => [`secret ${String(index)} of the wire`, secret] as const),
    ]),
  }
}

const APPLY = ['apply', '-auto-approve', '-input=false']

/** Logs in with what is wrong, in each way, while Qlik Cloud repeats all that it was sent. */
async function beRefused({ tap, run }: Life): Promise<void> {
  const noSecret = { QLIKCLOUD_CLIENT_SECRET: '' }
  const ways: readonly Readonly<Record<string, string>>[] = [
    { QLIKCLOUD_CLIENT_SECRET: WRONG_SECRET },
    { ...noSecret, QLIKCLOUD_PRIVATE_KEY: PRIVATE_KEY, QLIKCLOUD_KEY_ID: 'k1' },
    { ...noSecret, QLIKCLOUD_API_KEY: API_KEY },
  ]
  tap.misbehave = { path: '/', how: 'echo' }
  for (const way of ways) expect(await run(['plan', '-input=false'], way)).toBe(1)
}

/** A whole life with everything that goes wrong in it. */
async function everything(life: Life): Promise<void> {
  const { tap, run, printed, file } = life
  expect(await run(['plan', '-input=false', '-out=plan.out'])).toBe(0)
  expect(await run(['show', '-json', 'plan.out'])).toBe(0)
  expect(await run(APPLY)).toBe(0)
  expect(await run([...APPLY, '-replace=qlikcloud_oauth_client_secret.it', '-json'])).toBe(0)
  expect(await run(['output', '-json'])).toBe(0)
  expect(file('terraform.tfstate.backup')).not.toBe('')

  await beRefused(life)
  tap.misbehave = { path: '/api/', how: 'echo' }
  expect(await run(['plan', '-input=false', '-json'])).toBe(1)
  expect(await run(['plan', '-input=false', '-refresh=false', '-destroy'])).toBe(0)

  tap.misbehave = { path: '/api/', how: 'silence' }
  const before = file('trace.log').length
  const crashed = tap.silenced().then(() => crash(file('trace.log').slice(before)))
  const [exitCode] = await Promise.all([run(['plan', '-input=false']), crashed])
  expect(exitCode).toBe(1)
  // Which of the two it says depends on what it had asked when the connection broke.
  expect(printed()).toMatch(/Plugin did not respond|Request cancelled/)
}

/** Enough for each way out that the mutations below open. */
async function applyAndBeRefused(life: Life): Promise<void> {
  expect(await life.run(APPLY)).toBe(0)
  await beRefused(life)
}

/** Ends the providers that terraform has started since, as a fault in native code would. */
function crash(log: string): void {
  const started = [...log.matchAll(/plugin started: .*\bpid=(\d+)/g)].map(([, pid]) => Number(pid))
  expect(started.filter(abort)).not.toEqual([])
}

/** False for a process that has ended already: terraform starts some that only tell their schema. */
function abort(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGABRT')
  } catch {
    return false
  }
}

/** Where a secret is, and which. The secret itself is not repeated. */
function leaks({ texts, secrets }: Seen): readonly string[] {
  return [...texts].flatMap(([where, text]) =>
    [...secrets]
      .filter(([, secret]) => holdsSecret(text, secret))
      .map(([which]) => `${which} is in ${where}`),
  )
}

test('a life with every fault leaves no secret in log, output, diagnostics, plan and state', async () => {
  const seen = await live(everything)
  // Two logins of the provider, the ephemeral token, an assertion, two secrets and the initial one, at least.
  expect(seen.secrets.size).toBeGreaterThan(PLANTED.size + 6)
  const log = seen.texts.get('the log') ?? ''
  expect([log.includes('[TRACE]'), log.includes('/oauth/token')]).toEqual([true, true])
  expect(seen.texts.get('what terraform printed')).toContain('(sensitive)')
  expect(leaks(seen)).toEqual([])
})

/** Each opens one way out, and no other. */
const MUTATIONS: readonly Mutation[] = [
  // What Qlik Cloud says is repeated as it came.
  {
    file: 'src/api/redactor.ts',
    from: 'clean = clean.replaceAll(form, SENSITIVE)',
    to: 'clean = form === SENSITIVE ? form : clean',
  },
  // A request is logged with its token.
  {
    file: 'src/api/exchange.ts',
    from: 'path: request.path, tenant,',
    to: "path: request.path + (authorization ?? ''), tenant,",
  },
  // What should be encrypted is stored as it is.
  {
    file: 'src/provider/resources/oauth-client-secret/recipient.ts',
    from: 'known(await seal(secret.reveal()))',
    to: 'known(secret.reveal() + seal.name)',
  },
]

test('the search finds what a provider without its safeguards prints, logs and stores', async () => {
  const found = leaks(await live(applyAndBeRefused, await mutantProvider(MUTATIONS)))
  const leaked = (where: string): readonly string[] =>
    found.flatMap((leak) => (leak.endsWith(` is in ${where}`) ? leak.slice(0, leak.indexOf(' is in ')) : []))
  expect(leaked('what terraform printed')).toEqual(
    expect.arrayContaining(['the API key', 'the secret of a variable']),
  )
  expect(leaked('the state')).not.toEqual([])
  // A token is in no state: it is the request that has brought it into the log.
  expect(leaked('the log').filter((secret) => !leaked('the state').includes(secret))).not.toEqual([])
})

test('synthesis writes no secret of the environment into any file', async () => {
  const emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  const access = accessOf(emulator, 'acme')
  const planted = { QLIKCLOUD_PRIVATE_KEY: PRIVATE_KEY, QLIKCLOUD_API_KEY: API_KEY }
  const rotation = example('secret-rotation', access, planted)
  expect(await rotation.tsx('main.ts')).toMatchObject({ exitCode: 0, stderr: '' })
  const out = join(rotation.folder, 'cdktf.out')
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const texts = new Map(
    files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')] as const),
  )
  expect([...texts.keys()]).toContain('cdk.tf.json')
  const secrets = new Map([...PLANTED, ['the secret to log in with', access.clientSecret]])
  expect(leaks({ texts, secrets })).toEqual([])
  rotation.remove()
  await emulator.stop()
})

test.each([
  ['as it is', (secret: string) => secret],
  ['in a URL', encodeURIComponent],
  ['in JSON', JSON.stringify],
  ...[0, 1, 2].map((before) => [
    `in base64 after ${String(before)} bytes`,
    (secret: string) => Buffer.from(`${'x'.repeat(before)}${secret} and more`).toString('base64'),
  ]),
  ...[0, 1, 2].map((before) => [
    `in base64url after ${String(before)} bytes`,
    (secret: string) => Buffer.from(`${'x'.repeat(before)}${secret}`).toString('base64url'),
  ]),
] as [string, (secret: string) => string][])('the search finds a secret %s', (_form, encode) => {
  for (const secret of PLANTED.values())
    expect(holdsSecret(`before ${encode(secret)} after`, secret)).toBe(true)
  expect(holdsSecret(`before ${encode('something else that is long enough')} after`, API_KEY)).toBe(false)
})
