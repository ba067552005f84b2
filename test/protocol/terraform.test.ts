import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleFixture, type FixtureBundle } from './harness/fixture-bundle'
import { startPlugin } from './harness/plugin-process'
import { type State, TerraformFolder } from './harness/terraform'

let fixture: FixtureBundle
let folder: TerraformFolder

beforeAll(async () => {
  fixture = bundleFixture()
  folder = new TerraformFolder(fixture.path)
  folder.write('')
  expect(await folder.run('init')).toMatchObject({ code: 0 })
})

afterAll(() => {
  folder.remove()
  fixture.remove()
})

// The fixture's things are nowhere but in the state.
afterEach(() => {
  folder.discardState()
})

const state = () => JSON.parse(folder.read('terraform.tfstate')) as State

test('creates, finds nothing to do, updates, replaces and destroys', async () => {
  const configuration = (name: string, size: string) => `
    resource "fixture_thing" "a" {
      name     = "${name}"
      size     = ${size}
      ready    = true
      tags     = ["x", "y", "x"]
      labels   = { "a.b" = "c" }
      anything = { deep = [1, "two", null] }
      secret   = "hunter2"
      settings = [{ host = "h", port = 443 }, { host = "i", port = null }]
    }
    resource "fixture_thing" "b" {
      name     = "b"
      note     = fixture_thing.a.id
      size     = provider::fixture::same(9007199254740993)
      anything = provider::fixture::join("-", "a", "b")
    }
    data "fixture_echo" "e" {
      message = "hi"
    }
    ephemeral "fixture_token" "t" {
      audience = "me"
    }
    output "exact" {
      value = [fixture_thing.a.size, fixture_thing.b.size, fixture_thing.b.note, data.fixture_echo.e.shout]
    }
  `
  folder.write(configuration('a', '12345678901234567890.125'))
  expect(await folder.apply()).toMatchObject({
    code: 0,
    output: expect.stringMatching(
      /2 added, 0 changed.*12345678901234567890\.125,\s+9007199254740993,\s+"thing-a",\s+"p-HI"/s,
    ) as unknown,
  })
  expect(await folder.plan()).toMatchObject({ code: 0 })
  expect(folder.read('terraform.tfstate')).not.toContain('hunter2')
  expect(folder.read('terraform.tfstate')).not.toContain('token for me')

  folder.write(configuration('a', '0.1'))
  expect(await folder.apply()).toMatchObject({
    code: 0,
    output: expect.stringContaining('0 added, 1 changed, 0 destroyed') as unknown,
  })

  folder.write(configuration('c', '0.1'))
  expect(await folder.apply()).toMatchObject({
    code: 0,
    output: expect.stringMatching(/# forces replacement.*1 added, 1 changed, 1 destroyed/s) as unknown,
  })

  expect(await folder.run('destroy', '-auto-approve')).toMatchObject({
    code: 0,
    output: expect.stringContaining('2 destroyed') as unknown,
  })
})

test('imports with a block, and the generated configuration plans clean', async () => {
  folder.write('import {\n  to = fixture_thing.z\n  id = "thing-z"\n}\n')
  const planned = await folder.run('plan', '-generate-config-out=generated.tf')
  const applied = await folder.apply()
  const again = await folder.plan()
  const generated = folder.read('generated.tf')
  await folder.run('state', 'rm', 'fixture_thing.z')
  folder.write(`resource "fixture_thing" "z" {\n  name = "z"\n}\n`)
  rmSync(join(folder.path, 'generated.tf'))
  const imported = await folder.run('import', 'fixture_thing.z', 'thing-z')

  expect(planned).toMatchObject({
    code: 0,
    output: expect.stringContaining('1 to import, 0 to add') as unknown,
  })
  expect(generated).toContain('name')
  expect(applied).toMatchObject({ code: 0, output: expect.stringContaining('1 imported') as unknown })
  expect(again).toMatchObject({ code: 0 })
  expect(imported).toMatchObject({ code: 0, output: expect.stringContaining('Import successful') as unknown })
})

test('takes over a resource of another provider', async () => {
  folder.write('resource "terraform_data" "d" {\n  input = 9007199254740993\n}\n')
  const created = await folder.apply()
  const id = String(state().resources[0]?.instances[0]?.attributes['id'])
  folder.write(`
    resource "fixture_thing" "d" {
      name = "${id}"
    }
    moved {
      from = terraform_data.d
      to   = fixture_thing.d
    }
  `)
  const moved = await folder.apply()

  expect(created).toMatchObject({ code: 0 })
  expect(moved).toMatchObject({
    code: 0,
    output: expect.stringContaining('0 added, 0 changed, 0 destroyed') as unknown,
  })
  expect(state().resources).toMatchObject([
    { type: 'fixture_thing', name: 'd', instances: [{ attributes: { id } }] },
  ])
})

test('works with a provider that runs under a debugger', async () => {
  const plugin = await startPlugin(fixture.path, {}, ['--debug'])
  const [, reattach = ''] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(plugin.firstLine) ?? []
  const environment = { TF_REATTACH_PROVIDERS: reattach }
  folder.write('resource "fixture_thing" "a" {\n  name = "a"\n}\n')
  const applied = await folder.runWith(environment, 'apply', '-auto-approve')
  const again = await folder.runWith(environment, 'plan', '-detailed-exitcode')
  plugin.child.kill('SIGINT')

  expect(applied).toMatchObject({ code: 0, output: expect.stringContaining('1 added') as unknown })
  expect(again).toMatchObject({ code: 0 })
  expect(await plugin.ended).toEqual({ code: 0, signal: null })
  expect(plugin.stderr()).toBe('')
})

describe('a state', () => {
  let written: State

  beforeAll(async () => {
    folder.write('resource "fixture_thing" "a" {\n  name = "a"\n}\n')
    expect(await folder.apply()).toMatchObject({ code: 0 })
    written = state()
  })

  /** Has the state that terraform wrote, with another version and other attributes of the thing. */
  function rewrite(version: number, attributes: Readonly<Record<string, unknown>>): void {
    const resources = written.resources.map((resource) => ({
      ...resource,
      instances: resource.instances.map((instance) => ({ ...instance, schema_version: version, attributes })),
    }))
    folder.writeState({ ...written, resources })
  }

  test('of an older version is upgraded', async () => {
    rewrite(1, { id: 'thing-a', title: 'a', size: null })
    expect(await folder.plan()).toMatchObject({ code: 0 })
  })

  test.each([
    ['of a version that this provider never had', 0, {}, /Error: .*version/i],
    ['of a newer version', 9, {}, /newer provider version/],
    ['of another shape', 2, { id: ['hunter2'] }, /id is an array where a string belongs/],
  ])('%s is refused with one clear error', async (_case, version, attributes, text) => {
    rewrite(version, attributes)
    const planned = await folder.plan()

    expect(planned.code).toBe(1)
    expect(planned.output.replace(/\s+/g, ' ')).toMatch(text)
    expect(planned.output.match(/Error: /g)).toHaveLength(1)
    expect(planned.output).not.toContain('hunter2')
  })
})

describe('what goes wrong', () => {
  const misbehaving = (behaviour: string) =>
    `resource "fixture_thing" "a" {\n  name      = "a"\n  behaviour = "${behaviour}"\n}\n`

  test('in the configuration is shown at its line, before anything is done', async () => {
    folder.write('resource "fixture_thing" "a" {\n  name = "forbidden"\n}\n')
    expect(await folder.apply()).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /Error: Name not allowed.*main\.tf line \d+.*name = "forbidden"/s,
      ) as unknown,
    })
  })

  test('after the creation leaves the thing in the state, tainted', async () => {
    folder.write(misbehaving('throw after'))
    const applied = await folder.apply()

    expect(applied).toMatchObject({
      code: 1,
      output: expect.stringContaining('Error: Bug in this provider') as unknown,
    })
    expect(state().resources[0]?.instances).toMatchObject([
      { status: 'tainted', attributes: { id: 'thing-a' } },
    ])
  })

  test('with the whole process is shown as its crash', async () => {
    folder.write(misbehaving('crash'))
    const { code, output } = await folder.apply()

    expect(code).toBe(1)
    expect(output).toContain('Stack trace from the terraform-provider-fixture')
    expect(output).toContain(
      'panic: Bug in this provider. In a task that no call waits for: unexpected TypeError',
    )
    expect(output).not.toContain('must not be shown')
  })

  test('in a function names the argument', async () => {
    folder.write('output "o" {\n  value = provider::fixture::join("-")\n}\n')
    const { code, output } = await folder.plan()
    expect(code).toBe(1)
    expect(output).toContain('there is nothing to join')
  })
})

describe('while a thing is being created', () => {
  const WAITING = 'resource "fixture_thing" "a" {\n  name      = "a"\n  behaviour = "wait"\n}\n'

  /** Comes back when the provider is in the middle of the create. */
  async function creating(environment: Record<string, string> = {}) {
    folder.write(WAITING)
    const child = folder.start(['apply', '-auto-approve', '-no-color'], {
      TF_LOG_PROVIDER: 'INFO',
      ...environment,
    })
    const ended = once(child, 'close')
    child.stdout?.resume()
    await new Promise<void>((resolve) => {
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('waiting for the stop')) resolve()
      })
    })
    return { child, ended }
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s to all ends it in order, and what exists is saved',
    async (name) => {
      const { child, ended } = await creating()
      process.kill(-(child.pid ?? 0), name)
      const [code] = (await ended) as [number]

      expect(code).toBe(1)
      expect(state().resources[0]?.instances).toMatchObject([
        { status: 'tainted', attributes: { id: 'thing-a' } },
      ])
    },
  )

  test('a killed terraform takes its provider along', async () => {
    const sockets = join(folder.path, 'sockets')
    mkdirSync(sockets)
    const changes = watch(sockets)
    const { child, ended } = await creating({ TMPDIR: sockets })
    const socketFolders = () => readdirSync(sockets).filter((name) => name.startsWith('tf-'))
    expect(socketFolders()).not.toEqual([])
    child.kill('SIGKILL')
    await ended
    for await (const _change of changes) if (socketFolders().length === 0) break

    expect(socketFolders()).toEqual([])
  })
})
