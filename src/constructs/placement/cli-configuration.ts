import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROVIDER_HOSTS, PROVIDER_NAME } from './provider-address'

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeFolder: string
}

/** Terraform takes a relative path from the folder that it is started in, which is the stack's. */
const MIRROR_FOLDER = 'terraform.d/plugins'

const COMMENT = /#.*|\/\/.*|\/\*[\s\S]*?\*\//g

/**
 * What a user has to add to the CLI configuration so that the provider is found; nothing when it needs no change.
 * Any `provider_installation` block turns off the folders that Terraform otherwise searches by itself.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
export function cliConfigurationHint(surroundings: Surroundings): string | undefined {
  const file = configurationFiles(surroundings).find((path) => existsSync(path))
  if (file === undefined) return undefined
  const text = readFileSync(file, 'utf8').replace(COMMENT, '')
  if (!/\bprovider_installation\b/.test(text)) return undefined
  if (text.includes(PROVIDER_NAME) || text.includes(MIRROR_FOLDER)) return undefined
  return `${file} has a provider_installation block, so "terraform init" does not search the folder in which this stack's copy of the qlikcloud provider lies. Add this inside the block:

  filesystem_mirror {
    path    = "${MIRROR_FOLDER}"
    include = [${PROVIDER_HOSTS.map((host) => `"${host}/${PROVIDER_NAME}"`).join(', ')}]
  }

and, to each "direct" or "network_mirror" block beside it: exclude = ["*/${PROVIDER_NAME}"]`
}

function configurationFiles({ environment, homeFolder }: Surroundings): readonly string[] {
  const named = environment['TF_CLI_CONFIG_FILE']
  if (named) return [named]
  const standard = usesOpenTofu(environment) ? ['.tofurc', '.terraformrc'] : ['.terraformrc']
  return standard.map((name) => join(homeFolder, name))
}

/** cdktf starts the program that this variable names. */
export function usesOpenTofu(environment: Surroundings['environment']): boolean {
  return /(^|[\\/])tofu(\.exe)?$/.test(environment['TERRAFORM_BINARY_NAME'] ?? '')
}
