import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { AttachedProvider } from './attached-provider'

/**
 * Puts a `terraform` into a folder, for commands and pipelines, which is the real one with the provider attached, and
 * answers with a PATH on which it is the first. It attaches none for `init`, whose business is to find the provider, nor
 * for commands with variables that the provider must read.
 */
export function attachedTerraform(
  folder: string,
  { variables }: Pick<AttachedProvider, 'variables'>,
): { readonly PATH: string } {
  const programs = join(folder, 'attached')
  mkdirSync(programs)
  const path = process.env['PATH'] ?? ''
  const attach = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`)
  const script = `#!/bin/sh
PATH='${path}'
case " $* " in
  *' init '*) ;;
  *) [ -n "\${QLIKCLOUD_EXCLUDED_TENANTS-}\${QLIKCLOUD_INVENTORY_FOLDER-}" ] || ${attach.join('; ')} ;;
esac
exec terraform "$@"
`
  writeFileSync(join(programs, 'terraform'), script)
  chmodSync(join(programs, 'terraform'), 0o755)
  return { PATH: `${programs}${delimiter}${path}` }
}
