import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './context'

type Surroundings = Pick<Context, 'environment' | 'homeFolder'>

/**
 * The folder that Terraform and OpenTofu search by themselves, on every system but Windows.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function userPluginFolder({ homeFolder }: Surroundings): string {
  return join(homeFolder, '.terraform.d', 'plugins')
}

/**
 * The user's CLI configuration, if it has a `provider_installation` block: such a block replaces all the folders that
 * would be searched without it, the user's plugin folder included.
 */
export function ownInstallationRules(surroundings: Surroundings): string | undefined {
  const named = surroundings.environment['TF_CLI_CONFIG_FILE']
  const names = ['.terraformrc', '.tofurc']
  const files = named ? [named] : names.map((name) => join(surroundings.homeFolder, name))
  return files.find(
    (file) => existsSync(file) && /^\s*provider_installation\b/m.test(readFileSync(file, 'utf8')),
  )
}
