import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from './user-error'

/** The provider as it was built into this package. */
export interface ProviderPackage {
  readonly version: string
  /** The files that Terraform's package folder holds; all of them are executable or read by the one that is. */
  readonly files: readonly { readonly name: string; readonly contents: Buffer }[]
}

export function readProviderPackage(packageFolder: string): ProviderPackage {
  const manifest = join(packageFolder, 'lib', 'provider.json')
  if (!existsSync(manifest)) {
    throw new UserError(
      `there is no provider in ${join(packageFolder, 'lib')}: run \`npm run build\` there first`,
    )
  }
  const folder = join(packageFolder, 'lib', 'provider')
  const names = readdirSync(folder).sort()
  return {
    version: readVersion(manifest),
    files: names.map((name) => ({ name, contents: readFileSync(join(folder, name)) })),
  }
}

/** The `version` of a JSON file that belongs to this package. */
export function readVersion(file: string): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    if (typeof manifest.version === 'string') return manifest.version
  }
  throw new Error(`${file} has no version`)
}
