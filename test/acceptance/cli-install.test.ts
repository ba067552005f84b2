import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runCommand } from '../../src/cli/run-command'
import { fakeContext, PROVIDER_VERSION, type FakeContext } from '../unit/cli/fake-context'

const run = promisify(execFile)

let context: FakeContext

beforeEach(() => {
  context = fakeContext({ platform: process.platform, architecture: process.arch })
  mkdirSync(context.homeFolder)
})

afterEach(() => context.remove())

/** `terraform init` of a configuration that asks for the version, as a user with nothing but a home would run it. */
async function init(
  version: string,
  options: readonly string[] = [],
  configuration?: string,
): Promise<string> {
  const folder = join(context.scratch, 'configuration')
  mkdirSync(folder, { recursive: true })
  const required = `qlikcloud = {\n source = "qlikcloud/qlikcloud"\n version = "${version}"\n}`
  writeFileSync(join(folder, 'main.tf'), `terraform {\n required_providers {\n${required}\n}\n}\n`)
  if (configuration !== undefined) writeFileSync(join(context.homeFolder, '.terraformrc'), configuration)
  await run('terraform', ['init', '-no-color', ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: context.homeFolder, CHECKPOINT_DISABLE: '1' },
  })
  return readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8')
}

const LOCKED = new RegExp(`version += "${PROVIDER_VERSION.replace('+', '\\+')}"`)

test.each([PROVIDER_VERSION, '~> 9.8'])("is found in the user's plugin folder as %s", async (version) => {
  expect(await runCommand(['install'], context)).toBe(0)
  expect(await init(version)).toMatch(LOCKED)
})

test('is found in a mirror that is named on the command line', async () => {
  expect(await runCommand(['install', '--dir', 'my mirror'], context)).toBe(0)
  const mirror = join(context.scratch, 'my mirror')
  expect(await init(PROVIDER_VERSION, [`-plugin-dir=${mirror}`])).toMatch(LOCKED)
})

test('is found in a mirror by the CLI configuration that the command prints', async () => {
  expect(await runCommand(['install', '--dir', 'my "${mirror}"'], context)).toBe(0)
  const printed = context.printed.join('\n')
  expect(await init('~> 9.8', [], printed.slice(printed.indexOf('provider_installation')))).toMatch(LOCKED)
})
