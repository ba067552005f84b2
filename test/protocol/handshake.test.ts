import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleFixture, type FixtureBundle } from './harness/fixture-bundle'
import { connect, disconnect, Host } from './harness/host'
import { createHostIdentity } from './harness/host-identity'
import { json, thing } from './harness/values'
import { parseHandshake, startPlugin, terraformEnvironment } from './harness/plugin-process'

let fixture: FixtureBundle

beforeAll(() => {
  fixture = bundleFixture()
})

afterAll(() => {
  fixture.remove()
})

const { certificate } = createHostIdentity()

describe('refuses to start, with one sentence on stderr and nothing on stdout,', () => {
  test.each([
    [
      'by hand',
      {},
      /^This is the provider registry\.terraform\.io\/test\/fixture, which Terraform starts by itself/,
    ],
    [
      'with another cookie',
      { ...terraformEnvironment(certificate), TF_PLUGIN_MAGIC_COOKIE: 'x' },
      /^This is the provider/,
    ],
    ['without a client certificate', { ...terraformEnvironment('') }, /^PLUGIN_CLIENT_CERT is not set/],
    [
      'with a broken client certificate',
      terraformEnvironment('broken'),
      /^PLUGIN_CLIENT_CERT holds no certificate/,
    ],
  ])('%s', async (_case, environment, sentence) => {
    const plugin = await startPlugin(fixture.path, environment)

    expect(await plugin.ended).toEqual({ code: 1, signal: null })
    expect(plugin.stdout()).toBe('')
    expect(plugin.stderr()).toMatch(sentence)
    expect(plugin.stderr().trimEnd().split('\n')).toHaveLength(1)
  })
})

test('prints one line and nothing after it, not even what the provider prints', async () => {
  const connected = await connect(fixture.path)
  const { host, plugin } = connected
  await host.ask('ConfigureProvider', { config: json({ prefix: null }) })
  const config = json(thing({ name: 'a', note: 'none', behaviour: 'print' }))
  await host.ask('ApplyResourceChange', { typeName: 'fixture_thing', plannedState: config, config })
  await disconnect(connected)

  expect(plugin.stdout()).toMatch(/^1\|6\|unix\|[^|]+\|grpc\|[A-Za-z0-9+/]+\n$/)
  expect(plugin.stderr()).toBe('a stray line\n')
})

test('prints its own protocol version to a host that speaks others, which then says so', async () => {
  const connected = await connect(fixture.path, { PLUGIN_PROTOCOL_VERSIONS: '4,5' })
  await disconnect(connected)

  expect(connected.plugin.stdout()).toMatch(/^1\|6\|/)
})

test('has another certificate at each start', async () => {
  const [first, second] = await Promise.all([connect(fixture.path), connect(fixture.path)])
  const keys = [first, second].map(
    ({ handshake }) => new X509Certificate(handshake.certificate ?? '').publicKey,
  )
  await Promise.all([disconnect(first), disconnect(second)])

  expect(keys[0]?.equals(keys[1] ?? keys[0])).toBe(false)
})

test('listens where it is told, for its owner alone, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sockets-'))
  const connected = await connect(fixture.path, { PLUGIN_UNIX_SOCKET_DIR: folder })
  const { address } = connected.handshake
  const modes = [address, dirname(address)].map((path) => (statSync(path).mode & 0o777).toString(8))
  await disconnect(connected)

  expect(address.startsWith(folder)).toBe(true)
  expect(modes).toEqual(['600', '700'])
  expect(existsSync(dirname(address))).toBe(false)
  rmSync(folder, { recursive: true })
})

test('speaks without TLS when the user turned TLS off', async () => {
  const environment = { ...terraformEnvironment(''), TF_DISABLE_PLUGIN_TLS: '1' }
  const plugin = await startPlugin(fixture.path, environment)
  const handshake = parseHandshake(plugin.firstLine)
  const host = new Host(handshake, undefined)

  expect(handshake.certificate).toBeUndefined()
  expect(await host.ask('GetMetadata')).toMatchObject({ resources: [{ typeName: 'fixture_thing' }] })
  await disconnect({ host, plugin, handshake, identity: { certificate: '', key: '' } })
})

test('serves a debugger until Ctrl-C, each connection by itself', async () => {
  const plugin = await startPlugin(fixture.path, {}, ['--debug'])
  const [, text = ''] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(plugin.firstLine) ?? []
  const reattach = JSON.parse(text) as Record<
    string,
    { Pid: number; Addr: { Network: string; String: string } }
  >
  const { Pid, Addr } = reattach['registry.terraform.io/test/fixture'] ?? {
    Pid: 0,
    Addr: { Network: '', String: '' },
  }
  const handshake = { network: Addr.Network, address: Addr.String, certificate: undefined }

  expect(Pid).toBe(plugin.child.pid)
  for (const prefix of ['a-', 'b-']) {
    const host = new Host(handshake, undefined)
    await host.ask('ConfigureProvider', { config: json({ prefix }) })
    expect(await host.ask('GetMetadata')).toMatchObject({ dataSources: [{ typeName: 'fixture_echo' }] })
    host.close()
  }
  plugin.child.kill('SIGINT')
  expect(await plugin.ended).toEqual({ code: 0, signal: null })
  expect(existsSync(Addr.String)).toBe(false)
})
