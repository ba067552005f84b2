import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { packageHash } from './package-hash'
import { packageFolders, type Machine } from './platforms'
import type { ProviderBundle } from './provider-bundle'
import { PROVIDER_HOSTS, PROVIDER_NAME } from './provider-address'

const EXECUTABLE_PREFIX = 'terraform-provider-'

/**
 * Puts the provider where `terraform init` and `tofu init` look without any configuration, the implied local mirror:
 * `terraform.d/plugins/<host>/<namespace>/<type>/<version>/<os>_<arch>/` in the folder they are started in.
 * One copy, so that the folder can move to another machine; the other hosts and platforms are links to it, which
 * Terraform follows at the last level of the path and at no other.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function placeProvider(bundle: ProviderBundle, stackFolder: string, machine: Machine): void {
  const [firstHost] = PROVIDER_HOSTS
  const [firstPlatform = '', ...otherPlatforms] = packageFolders(machine)
  const versionFolder = (host: string) => join(providerFolder(stackFolder, host), bundle.version)
  const copy = join(versionFolder(firstHost), firstPlatform)

  for (const host of PROVIDER_HOSTS) removeOthers(providerFolder(stackFolder, host), bundle.version)
  if (!existsSync(copy) || packageHash(copy) !== packageHash(bundle.directory)) {
    replaceByCopy(bundle.directory, copy)
  }
  for (const platform of otherPlatforms) replaceByLink(copy, join(versionFolder(firstHost), platform))
  for (const host of PROVIDER_HOSTS.slice(1)) {
    for (const platform of [firstPlatform, ...otherPlatforms]) {
      replaceByLink(copy, join(versionFolder(host), platform))
    }
  }
}

function providerFolder(stackFolder: string, host: string): string {
  return join(stackFolder, 'terraform.d', 'plugins', host, PROVIDER_NAME)
}

/** Versions of earlier builds. */
function removeOthers(folder: string, version: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name !== version) rmSync(join(folder, name), { recursive: true })
  }
}

function replaceByCopy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, dereference: true, mode: constants.COPYFILE_FICLONE })
  for (const name of readdirSync(to)) {
    // An installer may have dropped the permission.
    if (name.startsWith(EXECUTABLE_PREFIX)) chmodSync(join(to, name), 0o755)
  }
}

function replaceByLink(target: string, link: string): void {
  rmSync(link, { recursive: true, force: true })
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(relative(dirname(link), target), link)
}
