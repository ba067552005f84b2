import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../../src/cli/context'
import { runCommand } from '../../../src/cli/run-command'
import { fakeContext, PROVIDER_VERSION, type FakeContext } from './fake-context'

const HOSTS = ['registry.opentofu.org', 'registry.terraform.io']
const PLACED = `qlikcloud/qlikcloud/${PROVIDER_VERSION}/linux_amd64`

let context: FakeContext

afterEach(() => context.remove())

function install(options: readonly string[], changes: Partial<Context> = {}): Promise<number> {
  context = fakeContext(changes)
  return runCommand(['install', ...options], context)
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
}

const EXPECTED_FILES = HOSTS.flatMap((host) => [
  `${host}/${PLACED}/qlikcloud-provider.cjs`,
  `${host}/${PLACED}/terraform-provider-qlikcloud`,
])

test('--dir makes a mirror, and prints what to write into both configurations', async () => {
  expect(await install(['--dir', 'my mirror'])).toBe(0)
  const mirror = join(context.scratch, 'my mirror')
  expect(filesBelow(mirror)).toEqual(EXPECTED_FILES)
  const launcher = join(mirror, 'registry.terraform.io', PLACED, 'terraform-provider-qlikcloud')
  expect(readFileSync(launcher, 'utf8')).toBe('#!/bin/sh\nexit 1\n')
  expect(statSync(launcher).mode & 0o777).toBe(0o755)
  expect(context.noted).toEqual([])
  expect(context.printed.join('\n')).toBe(`Placed version ${PROVIDER_VERSION} of the provider in
  ${mirror}/registry.terraform.io/${PLACED}
  ${mirror}/registry.opentofu.org/${PLACED}

Use it in a configuration with

terraform {
  required_providers {
    qlikcloud = {
      source  = "qlikcloud/qlikcloud"
      version = "${PROVIDER_VERSION}"
    }
  }
}

and tell Terraform about the folder in ~/.terraformrc (or with \`terraform init -plugin-dir\`)

provider_installation {
  filesystem_mirror {
    path    = "${mirror}"
    include = ["registry.terraform.io/qlikcloud/qlikcloud", "registry.opentofu.org/qlikcloud/qlikcloud"]
  }
  direct {
    exclude = ["registry.terraform.io/qlikcloud/qlikcloud", "registry.opentofu.org/qlikcloud/qlikcloud"]
  }
}`)
})

test("without --dir, the user's plugin folder gets it and needs no configuration", async () => {
  expect(await install([])).toBe(0)
  expect(filesBelow(join(context.homeFolder, '.terraform.d', 'plugins'))).toEqual(EXPECTED_FILES)
  expect(context.printed.join('\n')).not.toContain('provider_installation')
  expect(context.noted).toEqual([])
})

test('a second installation repairs a damaged first one', async () => {
  expect(await install(['--dir', 'mirror'])).toBe(0)
  const launcher = join(
    context.scratch,
    'mirror',
    'registry.terraform.io',
    PLACED,
    'terraform-provider-qlikcloud',
  )
  writeFileSync(launcher, 'damaged')
  expect(await runCommand(['install', '--dir', 'mirror'], context)).toBe(0)
  expect(readFileSync(launcher, 'utf8')).toBe('#!/bin/sh\nexit 1\n')
  expect(filesBelow(join(context.scratch, 'mirror'))).toEqual(EXPECTED_FILES)
})

test('the path of a mirror may hold quotes', async () => {
  expect(await install(['--dir', 'a "b" \\c'])).toBe(0)
  expect(context.printed.join('\n')).toContain('/a \\"b\\" \\\\c"')
})

describe("a CLI configuration with installation rules of the user's own", () => {
  const RULES = 'disable_checkpoint = true\nprovider_installation {\n  direct {}\n}\n'

  test.each(['.terraformrc', '.tofurc'])('in ~/%s is pointed out', async (name) => {
    context = fakeContext()
    mkdirSync(context.homeFolder)
    writeFileSync(join(context.homeFolder, name), RULES)
    expect(await runCommand(['install'], context)).toBe(0)
    const file = join(context.homeFolder, name)
    expect(context.noted[0]).toBe(
      `${file} has a provider_installation block, so Terraform does not look there. Add to the block:`,
    )
    expect(context.noted[1]).toContain(`path    = "${join(context.homeFolder, '.terraform.d', 'plugins')}"`)
  })

  test('named by TF_CLI_CONFIG_FILE is pointed out', async () => {
    const other = fakeContext()
    const file = join(other.scratch, 'ci.tfrc')
    writeFileSync(file, RULES)
    expect(await install([], { environment: { TF_CLI_CONFIG_FILE: file } })).toBe(0)
    expect(context.noted[0]).toMatch(`${file} has a provider_installation block`)
    other.remove()
  })

  test('that has none is not mentioned', async () => {
    context = fakeContext()
    mkdirSync(context.homeFolder)
    writeFileSync(join(context.homeFolder, '.terraformrc'), '# no provider_installation here\n')
    expect(await runCommand(['install'], context)).toBe(0)
    expect(context.noted).toEqual([])
  })
})

const TARGETS: readonly [platform: string, architecture: string, target: string][] = [
  ['linux', 'arm64', 'linux_arm64'],
  ['darwin', 'arm64', 'darwin_arm64'],
  ['darwin', 'x64', 'darwin_amd64'],
  ['linux', 'ia32', 'linux_386'],
]

test.each(TARGETS)('%s on %s is %s to Terraform', async (platform, architecture, target) => {
  expect(await install(['--dir', 'mirror'], { platform, architecture })).toBe(0)
  const version = join(context.scratch, 'mirror/registry.terraform.io/qlikcloud/qlikcloud', PROVIDER_VERSION)
  expect(readdirSync(version)).toEqual([target])
})

test('a system without a shell is one line and exit code 1', async () => {
  expect(await install(['--dir', 'mirror'], { platform: 'win32' })).toBe(1)
  expect(context.noted).toEqual([
    'qlikcloud: the provider does not run on win32 on x64: use Linux or macOS, or WSL on Windows',
  ])
})

test('a folder that cannot be written to is one line and exit code 1', async () => {
  context = fakeContext()
  writeFileSync(join(context.scratch, 'taken'), 'a file')
  expect(await runCommand(['install', '--dir', 'taken'], context)).toBe(1)
  expect(context.noted).toEqual([
    `qlikcloud: cannot write to ${context.scratch}/taken/registry.terraform.io/${PLACED} (ENOTDIR): choose another folder with --dir`,
  ])
  expect(context.printed).toEqual([])
})

test('a package that was not built is one line and exit code 1', async () => {
  context = fakeContext()
  rmSync(join(context.packageFolder, 'lib'), { recursive: true })
  expect(await runCommand(['install'], context)).toBe(1)
  expect(context.noted).toEqual([
    `qlikcloud: there is no provider in ${context.packageFolder}/lib: run \`npm run build\` there first`,
  ])
})
