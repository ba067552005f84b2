import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The provider as this package carries it. */
export interface ProviderBundle {
  /** Holds the executable and what it needs, and nothing else: Terraform hashes all of it. */
  readonly directory: string
  /** Differs whenever the contents differ, because Terraform refuses other contents under a version it knows. */
  readonly version: string
}

const PACKAGE_NAME = 'cdktf-provider-qlikcloud'

/** The bundled provider of this package, whether or not it was built. */
export function packagedProvider(from: string = __dirname): ProviderBundle {
  const root = packageRoot(from)
  const built = join(root, 'lib', 'provider.json')
  return {
    directory: join(root, 'lib', 'provider'),
    version: versionIn(existsSync(built) ? built : join(root, 'package.json')),
  }
}

/** Whether there is something to place. Only a checkout that was never built has nothing. */
export function isBuilt(bundle: ProviderBundle): boolean {
  return existsSync(bundle.directory)
}

function packageRoot(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && field(manifest, 'name') === PACKAGE_NAME) return folder
  const parent = dirname(folder)
  if (parent === folder) {
    throw new Error(
      `${PACKAGE_NAME} cannot find its own files: there is no package.json named ${PACKAGE_NAME} above its code. Do not bundle this package into another file; install it with npm.`,
    )
  }
  return packageRoot(parent)
}

function versionIn(file: string): string {
  const version = field(file, 'version')
  if (typeof version !== 'string') throw new Error(`${file} has no version. Reinstall ${PACKAGE_NAME}.`)
  return version
}

function field(file: string, name: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined
}
