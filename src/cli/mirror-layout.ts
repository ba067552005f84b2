import { posix } from 'node:path'

/** Where `qlikcloud/qlikcloud` is looked for when a configuration names no host: Terraform's and OpenTofu's default. */
export const DEFAULT_HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const

export const SOURCE = 'qlikcloud/qlikcloud'

/** node's names of systems and processors, as Go and therefore Terraform spell them. */
const GO_SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['linux', 'linux'],
  ['openbsd', 'openbsd'],
])
const GO_PROCESSORS: ReadonlyMap<string, string> = new Map([
  ['arm', 'arm'],
  ['arm64', 'arm64'],
  ['ia32', '386'],
  ['x64', 'amd64'],
])

/** `linux_amd64`; undefined where Terraform can't start the provider, which begins with a shell script. */
export function targetOf(platform: string, architecture: string): string | undefined {
  const system = GO_SYSTEMS.get(platform)
  const processor = GO_PROCESSORS.get(architecture)
  return system === undefined || processor === undefined ? undefined : `${system}_${processor}`
}

/**
 * The folders of one version in an unpacked mirror.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export function packageFolders(version: string, target: string): readonly string[] {
  return DEFAULT_HOSTS.map((host) => posix.join(host, SOURCE, version, target))
}
