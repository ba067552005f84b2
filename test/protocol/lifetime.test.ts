import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { bundleFixture, type FixtureBundle } from './harness/fixture-bundle'
import { type Connected, connect, disconnect } from './harness/host'
import { createHostIdentity } from './harness/host-identity'
import { observe, terraformEnvironment } from './harness/plugin-process'
import { json, msgpack, plain, thing, UNKNOWN } from './harness/values'

let fixture: FixtureBundle

beforeAll(() => {
  fixture = bundleFixture()
})

afterAll(() => {
  fixture.remove()
})

async function configured(environment: Record<string, string> = {}): Promise<Connected> {
  const connected = await connect(fixture.path, environment)
  await connected.host.ask('ConfigureProvider', {
    terraformVersion: '1.11.4',
    config: json({ prefix: 'hunter2' }),
  })
  return connected
}

function create({ host }: Connected, behaviour: string) {
  const config = thing({ name: 'a', note: 'none', behaviour })
  return host.ask('ApplyResourceChange', {
    typeName: 'fixture_thing',
    plannedState: msgpack({ ...config, id: UNKNOWN, secret_length: UNKNOWN }),
    config: msgpack(config),
  })
}

test('ends when Terraform shuts it down', async () => {
  const connected = await configured()
  await connected.host.send('/plugin.GRPCController/Shutdown', Buffer.alloc(0)).catch(() => undefined)

  expect(await connected.plugin.ended).toEqual({ code: 0, signal: null })
  expect(existsSync(dirname(connected.handshake.address))).toBe(false)
  connected.host.close()
})

test('ends when its last connection is closed, for then Terraform was killed', async () => {
  const connected = await configured()
  connected.host.close()

  expect(await connected.plugin.ended).toEqual({ code: 0, signal: null })
  expect(existsSync(dirname(connected.handshake.address))).toBe(false)
})

test('ends when its parent is killed before it connected', async () => {
  const { certificate } = createHostIdentity()
  // A parent that starts the plugin, hands on its first line, and waits.
  const script = `
    const child = require('node:child_process').spawn(process.execPath, [process.argv[1]], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.once('data', (line) => process.stdout.write(line))
  `
  const parent = await observe(
    spawn(process.execPath, ['-e', script, fixture.path], {
      env: { PATH: process.env['PATH'] ?? '', ...terraformEnvironment(certificate) },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  const socket = parent.firstLine.split('|')[3] ?? ''
  expect(existsSync(socket)).toBe(true)
  parent.child.kill('SIGKILL')
  // Both ends of the story: the pipe that the plugin inherited is closed when the plugin has ended too.
  await parent.ended

  expect(existsSync(socket)).toBe(false)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'leaves %s to Terraform, which asks it to stop: what was created is kept',
  async (signal) => {
    const connected = await configured()
    const applying = create(connected, 'wait')
    connected.plugin.child.kill(signal)
    await connected.host.ask('StopProvider')
    const answer = await applying

    expect(plain(answer['newState'])).toMatchObject({ id: 'thing-a' })
    expect(answer['diagnostics']).toMatchObject([{ severity: 'ERROR', summary: 'Stopped' }])
    await disconnect(connected)
  },
)

test('a crash says why in the form that Terraform shows, without values, and cleans up', async () => {
  const connected = await configured()
  await create(connected, 'crash').catch(() => undefined)

  expect(await connected.plugin.ended).toEqual({ code: 2, signal: null })
  expect(connected.plugin.stderr()).toMatch(
    /^panic: Bug in this provider\. In a task that no call waits for: unexpected TypeError;.*Please report it to the fixture\.\n {2}at /,
  )
  expect(connected.plugin.stderr()).not.toContain('must not be shown')
  expect(existsSync(dirname(connected.handshake.address))).toBe(false)
  connected.host.close()
})

describe('the log', () => {
  test('is empty when Terraform was asked for none', async () => {
    const connected = await configured()
    await disconnect(connected)
    expect(connected.plugin.stderr()).toBe('')
  })

  test('has one JSON line an event, with the fields that are allowed alone', async () => {
    const connected = await configured({ TF_LOG: 'INFO' })
    await disconnect(connected)
    const line = JSON.parse(connected.plugin.stderr()) as Record<string, unknown>

    expect(line).toEqual({
      terraform: '1.11.4',
      '@level': 'info',
      '@message': 'configured',
      '@module': 'provider',
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as unknown,
    })
  })

  test('keeps to its level', async () => {
    const connected = await configured({ TF_LOG: 'TRACE', TF_LOG_PROVIDER: 'WARN' })
    await disconnect(connected)
    expect(connected.plugin.stderr()).toBe('')
  })
})
