import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { TerraformProvider, type TerraformStack } from 'cdktf'
import { ProviderConstraint } from '@cdktf/cli-core/src/lib/dependencies/dependency-manager'
import { TerraformProviderLock } from '@cdktf/cli-core/src/lib/terraform-provider-lock'
import type { ProviderBundle } from '../../src/constructs/placement/provider-bundle'
import { dummyProvider, scratch } from './dummy-provider'
import { appWithProvider, LINUX, warnings } from './stack'

const { folder, remove } = scratch()
afterAll(remove)

/** The machine that the test runs on: its terraform looks for its own platform. */
const HERE = { ...LINUX, platform: process.platform, arch: process.arch }
const bundle = (name: string): ProviderBundle => ({
  directory: dummyProvider(join(folder('builds'), name), name),
  version: `0.1.0+${name}`,
})
const FIRST = bundle('first')
const SECOND = bundle('second')

interface Deployed {
  readonly exitCode: number | null
  readonly output: string
}

/** Runs terraform with no settings of the user and no way out of the machine. */
function init(stackFolder: string, environment: Record<string, string> = {}): Deployed {
  const ran = spawnSync('terraform', ['init', '-no-color', '-input=false'], {
    cwd: stackFolder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: folder('home'),
      CHECKPOINT_DISABLE: '1',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      ...environment,
    },
  })
  return { exitCode: ran.status, output: ran.stdout + ran.stderr }
}

/** Synthesizes into `outdir`, as `cdktf deploy` does before each deployment. */
function synth(
  outdir: string,
  build: ProviderBundle,
  fill: (stack: TerraformStack) => void = () => undefined,
): string {
  const { app, stack } = appWithProvider(outdir, build, HERE)
  fill(stack)
  app.synth()
  return join(outdir, 'stacks', 'acme')
}

/** The build that terraform has installed, by the contents of its one file. */
function installed(stackFolder: string): string {
  const versions = join(stackFolder, '.terraform/providers/registry.terraform.io/qlikcloud/qlikcloud')
  return readdirSync(versions)
    .flatMap((version) =>
      readdirSync(join(versions, version)).map((platform) => join(versions, version, platform)),
    )
    .map((directory) => readFileSync(join(directory, 'qlikcloud-provider.cjs'), 'utf8'))
    .join()
}

/** Whether cdktf's own reading of the lock file makes it ask the registries about all providers. */
async function asksRegistries(stackFolder: string): Promise<boolean> {
  const { terraform } = JSON.parse(readFileSync(join(stackFolder, 'cdk.tf.json'), 'utf8')) as {
    terraform: { required_providers: Record<string, { source: string; version: string }> }
  }
  const lock = new TerraformProviderLock(stackFolder)
  if (!(await lock.hasProviderLockFile())) return true
  for (const { source, version } of Object.values(terraform.required_providers)) {
    if (!(await lock.hasMatchingProvider(new ProviderConstraint(source, version)))) return true
  }
  return false
}

const OK = {
  exitCode: 0,
  output: expect.stringContaining('Terraform has been successfully initialized!') as string,
}

test('finds the provider with no settings and no registry, and again after another synthesis', async () => {
  const outdir = folder('fresh')
  const stackFolder = synth(outdir, FIRST)
  const lock = readFileSync(join(stackFolder, '.terraform.lock.hcl'), 'utf8')

  expect(await asksRegistries(stackFolder)).toBe(false)
  expect(init(stackFolder)).toEqual(OK)
  expect(readFileSync(join(stackFolder, '.terraform.lock.hcl'), 'utf8')).toBe(lock)
  expect(installed(stackFolder)).toBe('first')

  synth(outdir, FIRST)
  expect(init(stackFolder)).toEqual(OK)
  expect(installed(stackFolder)).toBe('first')
})

test('follows an upgrade of this package', async () => {
  const outdir = folder('upgrade')
  init(synth(outdir, FIRST))
  const stackFolder = synth(outdir, SECOND)

  expect(await asksRegistries(stackFolder)).toBe(false)
  expect(init(stackFolder)).toEqual(OK)
  const mirror = join(stackFolder, 'terraform.d/plugins/registry.terraform.io/qlikcloud/qlikcloud')
  expect(readdirSync(mirror)).toEqual(['0.1.0+second'])
  expect(readFileSync(join(stackFolder, '.terraform.lock.hcl'), 'utf8')).not.toContain('first')
})

test('keeps two projects with different builds apart, in one plugin cache', () => {
  const cache = { TF_PLUGIN_CACHE_DIR: folder('cache') }
  const one = synth(folder('one'), FIRST)
  const two = synth(folder('two'), SECOND)

  for (const stackFolder of [one, two, one]) expect(init(stackFolder, cache)).toEqual(OK)
  expect(installed(one)).toBe('first')
  expect(installed(two)).toBe('second')
})

test('moves to another machine as a folder of its own', () => {
  const stackFolder = synth(folder('movable'), FIRST)
  const hosts = join(stackFolder, 'terraform.d/plugins')

  for (const host of ['registry.terraform.io', 'registry.opentofu.org']) {
    const version = join(hosts, host, 'qlikcloud/qlikcloud/0.1.0+first')
    expect(readdirSync(version)).toEqual(
      expect.arrayContaining(['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']),
    )
    for (const platform of readdirSync(version)) {
      expect(realpathSync(join(version, platform))).toMatch(
        new RegExp(`^${realpathSync(hosts).replaceAll(/[^\w]/g, '\\$&')}`),
      )
      expect(readFileSync(join(version, platform, 'qlikcloud-provider.cjs'), 'utf8')).toBe('first')
    }
  }
})

describe('a stack that also uses another vendor’s provider', () => {
  class OtherProvider extends TerraformProvider {
    constructor(stack: TerraformStack, version: string) {
      super(stack, 'other', {
        terraformResourceType: 'other',
        terraformProviderSource: 'vendor/other',
        terraformGeneratorMetadata: { providerName: 'other', providerVersion: version },
      })
    }
  }
  /** In the place of a registry. */
  function offer(stackFolder: string, ...versions: string[]): void {
    for (const version of versions) {
      const [platform = ''] = readdirSync(
        join(stackFolder, 'terraform.d/plugins/registry.terraform.io/qlikcloud/qlikcloud/0.1.0+first'),
      ).filter((name) => name.startsWith(process.platform))
      const other = join(stackFolder, 'terraform.d/plugins/registry.terraform.io/vendor/other', version)
      for (const name of [platform, platform.replace('arm64', 'amd64')]) {
        mkdirSync(join(other, name), { recursive: true })
        writeFileSync(join(other, name, 'terraform-provider-other'), version)
        chmodSync(join(other, name, 'terraform-provider-other'), 0o755)
      }
    }
  }

  test('is deployed for the first and the second time, and with another version', async () => {
    const outdir = folder('mixed')
    const deploy = (constraint: string) =>
      synth(outdir, FIRST, (stack) => {
        new OtherProvider(stack, constraint)
      })
    const lockOf = (stackFolder: string) => readFileSync(join(stackFolder, '.terraform.lock.hcl'), 'utf8')

    const stackFolder = deploy('~> 1.0')
    offer(stackFolder, '1.1.0', '2.0.0')
    expect(await asksRegistries(stackFolder)).toBe(false)
    expect(init(stackFolder)).toEqual(OK)
    expect(lockOf(stackFolder)).toMatch(/vendor\/other" \{\n\s*version\s*= "1\.1\.0"/)

    // A version that came out since then is not taken without need.
    offer(stackFolder, '1.2.0')
    deploy('~> 1.0')
    expect(await asksRegistries(stackFolder)).toBe(false)
    expect(init(stackFolder)).toEqual(OK)
    expect(lockOf(stackFolder)).toMatch(/vendor\/other" \{\n\s*version\s*= "1\.1\.0"/)

    deploy('~> 2.0')
    expect(await asksRegistries(stackFolder)).toBe(false)
    expect(init(stackFolder)).toEqual(OK)
    expect(lockOf(stackFolder)).toMatch(/vendor\/other" \{\n\s*version\s*= "2\.0\.0"/)
  })
})

describe('a user’s own provider_installation block', () => {
  const configuration = (lines: string) => {
    const file = join(folder('cli'), 'terraform.tfrc')
    writeFileSync(file, `provider_installation {\n${lines}\n}\n`)
    return file
  }

  test('hides the provider, and the warning says what brings it back', () => {
    const file = configuration(`filesystem_mirror {\n path = ${JSON.stringify(folder('empty'))}\n}`)
    const { app, stack } = appWithProvider(folder('configured'), FIRST, {
      ...HERE,
      environment: { TF_CLI_CONFIG_FILE: file },
    })
    app.synth()
    const stackFolder = join(app.outdir, 'stacks', 'acme')
    expect(init(stackFolder, { TF_CLI_CONFIG_FILE: file }).exitCode).toBe(1)

    const [warning = ''] = warnings(stack)
    expect(warning).toContain(file)
    const [stanza = ''] = /^ {2}filesystem_mirror \{[\s\S]*?^ {2}\}/m.exec(warning) ?? []
    configuration(stanza)

    expect(init(stackFolder, { TF_CLI_CONFIG_FILE: file })).toEqual(OK)
  })
})

describe('where the provider cannot be placed', () => {
  test('a checkout that was not built says how to build it', () => {
    const missing = { directory: join(folder('builds'), 'missing'), version: '0.1.0' }

    expect(() => synth(folder('unbuilt'), missing)).toThrow(
      new Error(
        `The bundled qlikcloud provider is missing: ${missing.directory} does not exist. In a checkout of cdktf-provider-qlikcloud run "npm run build"; otherwise reinstall the package.`,
      ),
    )
  })

  test('Windows gets a warning and nothing else', () => {
    const { app, stack } = appWithProvider(folder('windows'), FIRST, { ...LINUX, platform: 'win32' })
    app.synth()

    expect(warnings(stack)).toEqual([
      '[acme/qlikcloud] The qlikcloud provider does not run on Windows: Terraform starts only .exe files there, and it is a Node.js script. Deploy from Linux, macOS or the Windows Subsystem for Linux.',
    ])
    expect(existsSync(join(app.outdir, 'stacks', 'acme', 'terraform.d'))).toBe(false)
  })
})

test('OpenTofu finds an entry for its own host, and cdktf the one that it looks for', async () => {
  const { app } = appWithProvider(folder('tofu'), FIRST, {
    ...HERE,
    environment: { TERRAFORM_BINARY_NAME: 'tofu' },
  })
  app.synth()
  const stackFolder = join(app.outdir, 'stacks', 'acme')

  expect(await asksRegistries(stackFolder)).toBe(false)
  expect(readFileSync(join(stackFolder, '.terraform.lock.hcl'), 'utf8')).toMatch(
    /^provider "registry\.opentofu\.org\/qlikcloud\/qlikcloud" \{\n {2}version {5}= "0\.1\.0\+first"\n[^]*?\/\*[^]*provider "registry\.terraform\.io\/qlikcloud\/qlikcloud"[^]*\*\//m,
  )
})
