import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LIBRARY = join(__dirname, '..', '..', 'lib')
const BUILT_PROVIDER = join(LIBRARY, 'provider')

/** What Terraform starts, as it was built. */
export const BUILT_LAUNCHER = join(BUILT_PROVIDER, 'terraform-provider-qlikcloud')

/** The version that `npm run build` gave to the provider. */
function builtVersion(): string {
  // Written by tools/build.ts, with the one member `version`.
  return (JSON.parse(readFileSync(join(LIBRARY, 'provider.json'), 'utf8')) as { readonly version: string })
    .version
}

/**
 * Puts the built provider into a mirror, and answers the CLI configuration that lets terraform find it there and nowhere else:
 * who runs the tests may have installed another build for themselves.
 */
export function providerMirror(
  folder: string,
  /** Files of the provider that are replaced, by their names. */
  replaced: ReadonlyMap<string, Buffer> = new Map(),
): string {
  const target = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`
  const mirror = join(folder, 'mirror')
  const place = join(mirror, 'registry.terraform.io', 'qlikcloud', 'qlikcloud', builtVersion(), target)
  mkdirSync(place, { recursive: true })
  cpSync(BUILT_PROVIDER, place, { recursive: true })
  for (const [name, contents] of replaced) writeFileSync(join(place, name), contents)
  const file = join(folder, 'terraform.rc')
  writeFileSync(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  )
  return file
}
