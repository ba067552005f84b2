import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cliConfigurationHint } from '../../src/constructs/placement/cli-configuration'
import { changedLockFile, type LockFileChange } from '../../src/constructs/placement/lock-file'
import { packageHash } from '../../src/constructs/placement/package-hash'
import { packageFolders } from '../../src/constructs/placement/platforms'
import { fullAddress } from '../../src/constructs/placement/provider-address'
import { packagedProvider } from '../../src/constructs/placement/provider-bundle'
import { satisfies } from '../../src/constructs/placement/version-constraint'
import { scratch } from './dummy-provider'

const { folder, remove } = scratch()
afterAll(remove)

describe('a version', () => {
  test.each<[string, string, boolean | undefined]>([
    ['3.2.4', '3.2.4', true],
    ['3.2.4', '= 3.2.4', true],
    ['3.2.4', '3.2', false],
    ['3.2.0', '3.2', true],
    ['3.2.4', '!= 3.2.4', false],
    ['3.2.4', '~> 3.2', true],
    ['3.9.0', '~> 3.2', true],
    ['4.0.0', '~> 3.2', false],
    ['3.3.0', '~> 3.2.1', false],
    ['3.2.9', '~>3.2.1', true],
    ['9.0.0', '~> 3', true],
    ['2.9.9', '~> 3', false],
    ['3.10.0', '>= 3.9, < 4.0', true],
    ['4.0.0', '>= 3.9, < 4.0', false],
    ['3.9.0', '> 3.9', false],
    ['3.9.0', '<= 3.9.0', true],
    ['3.9.0+linux', '3.9.0', true],
    ['3.9.0-beta1', '>= 3.9.0', undefined],
    ['3.9.0', '>= 3.9.0-beta1', undefined],
    ['3.9.0', '=> 3.9.0', undefined],
    ['3.9.0', '', undefined],
  ])('%s against the constraint "%s": %s', (version, constraint, verdict) => {
    expect(satisfies(version, constraint)).toBe(verdict)
  })
})

describe('the hash of a package', () => {
  test("is Terraform's, which covers names and contents of all files", () => {
    const directory = folder('hashed')
    mkdirSync(join(directory, 'sub'))
    writeFileSync(join(directory, 'b'), 'two')
    writeFileSync(join(directory, 'a'), 'one')
    writeFileSync(join(directory, 'sub', 'c'), '')

    // printf '%s  a\n%s  b\n%s  sub/c\n' $(sha256 of each) | openssl dgst -sha256 -binary | base64
    expect(packageHash(directory)).toBe('h1:Y1wHjC2tujzIngiFTfBVUPIDe9R/YslELrbDSYUS+C4=')
  })
})

describe('the lock file', () => {
  const OURS = { address: 'registry.terraform.io/qlikcloud/qlikcloud', version: '0.1.0+new', hash: 'h1:new=' }
  const change = (given: Partial<LockFileChange> = {}): LockFileChange => ({
    ours: OURS,
    others: [],
    aliases: [],
    satisfies,
    ...given,
  })
  const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`
  const OUR_ENTRY = `
provider "registry.terraform.io/qlikcloud/qlikcloud" {
  version     = "0.1.0+new"
  constraints = "0.1.0+new"
  hashes = [
    "h1:new=",
  ]
}
`
  const NULL_ENTRY = `
provider "registry.terraform.io/hashicorp/null" {
  version     = "3.2.4"
  constraints = "~> 3.2"
  hashes = [
    "h1:one=",
    "zh:two",
  ]
}
`
  const NULL = 'registry.terraform.io/hashicorp/null'
  const NULL_NOTE = `
/* For cdktf, which reads entries line by line. Terraform ignores comments.
provider "registry.terraform.io/hashicorp/null" {
  constraints = ">= 0"
}
*/
`

  test('begins with our entry', () => {
    expect(changedLockFile('', change())).toBe(HEADER + OUR_ENTRY)
  })

  test('stays as it is when nothing changed', () => {
    const once = changedLockFile('', change({ others: [{ address: NULL, constraint: '~> 3.2' }] }))

    expect(changedLockFile(once, change({ others: [{ address: NULL, constraint: '~> 3.2' }] }))).toBe(once)
  })

  test('gets our new version in place of the old one, and keeps the others', () => {
    const old = HEADER + NULL_ENTRY + OUR_ENTRY.replaceAll('new', 'old')

    expect(changedLockFile(old, change())).toBe(HEADER + NULL_ENTRY + OUR_ENTRY)
    expect(changedLockFile(old.replaceAll('\n', '\r\n'), change())).toBe(HEADER + NULL_ENTRY + OUR_ENTRY)
  })

  test.each<[string, string | undefined]>([
    ['that is still allowed', '>= 3.0, < 4.0'],
    ['for which any will do', undefined],
    ['that we cannot judge', '>= 3.0.0-beta1'],
  ])("keeps another provider's version %s", (_, constraint) => {
    expect(changedLockFile(HEADER + NULL_ENTRY, change({ others: [{ address: NULL, constraint }] }))).toBe(
      HEADER + NULL_ENTRY + OUR_ENTRY + NULL_NOTE,
    )
  })

  test("drops another provider's version that is not allowed any more", () => {
    expect(
      changedLockFile(HEADER + NULL_ENTRY, change({ others: [{ address: NULL, constraint: '~> 4.0' }] })),
    ).toBe(HEADER + OUR_ENTRY + NULL_NOTE)
  })
})

describe('a full address', () => {
  test.each([
    ['null', 'registry.terraform.io/hashicorp/null'],
    ['qlikcloud/qlikcloud', 'registry.terraform.io/qlikcloud/qlikcloud'],
    ['registry.example.com/a/b', 'registry.example.com/a/b'],
  ])('of %s is %s', (source, address) => {
    expect(fullAddress(source, 'registry.terraform.io')).toBe(address)
  })
})

test('folders are named as Terraform names platforms, the machine’s own first', () => {
  expect(packageFolders({ platform: 'darwin', arch: 'arm64' })[0]).toBe('darwin_arm64')
  expect(packageFolders({ platform: 'linux', arch: 'x64' })).toEqual([
    'linux_amd64',
    'linux_arm64',
    'darwin_amd64',
    'darwin_arm64',
  ])
  expect(packageFolders({ platform: 'freebsd', arch: 'ia32' })[0]).toBe('freebsd_386')
})

describe('the packaged provider', () => {
  test('has the version of its build, and lies in the package', () => {
    const root = folder('package')
    writeFileSync(join(root, 'package.json'), '{"name":"cdktf-provider-qlikcloud","version":"1.2.3"}')
    mkdirSync(join(root, 'lib'))
    writeFileSync(join(root, 'lib', 'provider.json'), '{"version":"1.2.3+abc"}')
    mkdirSync(join(root, 'src', 'deep'), { recursive: true })

    for (const from of [join(root, 'lib'), join(root, 'src', 'deep')]) {
      expect(packagedProvider(from)).toEqual({
        directory: join(root, 'lib', 'provider'),
        version: '1.2.3+abc',
      })
    }
    rmSync(join(root, 'lib', 'provider.json'))
    expect(packagedProvider(join(root, 'lib')).version).toBe('1.2.3')
  })

  test('cannot be found when the package was bundled into another file', () => {
    expect(() => packagedProvider(folder('elsewhere'))).toThrow(
      /^cdktf-provider-qlikcloud cannot find its own files: .* Do not bundle this package into another file; install it with npm\.$/,
    )
  })
})

describe('the CLI configuration', () => {
  const home = folder('home')
  const file = join(home, '.terraformrc')
  const hint = (text: string, environment: Record<string, string> = {}) => {
    writeFileSync(file, text)
    return cliConfigurationHint({ environment, homeFolder: home })
  }

  test.each([
    ['is empty', ''],
    ['is about other things', 'plugin_cache_dir = "/cache"'],
    ['has the block in a comment', '# provider_installation {\n/* provider_installation {} */'],
    [
      'names our provider',
      'provider_installation {\n  filesystem_mirror {\n    path = "/m"\n    include = ["*/qlikcloud/qlikcloud"]\n  }\n}',
    ],
    [
      'names our folder',
      'provider_installation {\n  filesystem_mirror {\n    path = "terraform.d/plugins"\n  }\n}',
    ],
  ])('needs no change when it %s', (_, text) => {
    expect(hint(text)).toBeUndefined()
  })

  test('needs no change when there is none', () => {
    expect(cliConfigurationHint({ environment: {}, homeFolder: folder('other home') })).toBeUndefined()
  })

  const DIRECT = 'provider_installation {\n  direct {}\n}\n'
  const EXPECTED = `${file} has a provider_installation block, so "terraform init" does not search the folder in which this stack's copy of the qlikcloud provider lies. Add this inside the block:

  filesystem_mirror {
    path    = "terraform.d/plugins"
    include = ["registry.terraform.io/qlikcloud/qlikcloud", "registry.opentofu.org/qlikcloud/qlikcloud"]
  }

and, to each "direct" or "network_mirror" block beside it: exclude = ["*/qlikcloud/qlikcloud"]`

  test('needs our folder beside any other way to install providers', () => {
    expect(hint(DIRECT)).toBe(EXPECTED)
  })

  test('is the one that the environment names', () => {
    const named = join(folder('named'), 'cli.tfrc')
    writeFileSync(named, DIRECT)

    expect(hint('', { TF_CLI_CONFIG_FILE: named })).toBe(EXPECTED.replace(file, named))
    expect(hint(DIRECT, { TF_CLI_CONFIG_FILE: join(home, 'missing') })).toBeUndefined()
  })

  test('of OpenTofu comes first where cdktf starts OpenTofu', () => {
    const tofu = join(home, '.tofurc')
    writeFileSync(tofu, DIRECT)

    expect(hint('', { TERRAFORM_BINARY_NAME: '/opt/bin/tofu' })).toBe(EXPECTED.replace(file, tofu))
    expect(hint('')).toBeUndefined()
    expect(readFileSync(tofu, 'utf8')).toBe(DIRECT)
  })
})
