import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Annotations, TerraformProvider, TerraformStack, Token } from 'cdktf'
import type { ISynthesisSession } from 'cdktf'
import { cliConfigurationHint, usesOpenTofu, type Surroundings } from './cli-configuration'
import { changedLockFile, type RequiredProvider } from './lock-file'
import { packageHash } from './package-hash'
import { placeProvider } from './place-provider'
import { canRunProvider, type Machine } from './platforms'
import { fullAddress, PROVIDER_HOSTS, PROVIDER_NAME } from './provider-address'
import { isBuilt, type ProviderBundle } from './provider-bundle'
import { satisfies } from './version-constraint'

const LOCK_FILE = '.terraform.lock.hcl'

/** The machine and the settings that the placement depends on. */
export type Host = Machine & Surroundings

export function thisHost(): Host {
  return {
    platform: process.platform,
    arch: process.arch,
    environment: process.env,
    homeFolder: homedir(),
  }
}

/** During synthesis: makes `terraform init` in the stack's folder find the bundled provider. */
export function placeForStack(
  provider: TerraformProvider,
  session: ISynthesisSession,
  bundle: ProviderBundle,
  host: Host,
): void {
  if (!canRunProvider(host)) {
    Annotations.of(provider).addWarning(
      'The qlikcloud provider does not run on Windows: Terraform starts only .exe files there, and it is a Node.js script. Deploy from Linux, macOS or the Windows Subsystem for Linux.',
    )
    return
  }
  if (!isBuilt(bundle)) {
    throw new Error(
      `The bundled qlikcloud provider is missing: ${bundle.directory} does not exist. In a checkout of cdktf-provider-qlikcloud run "npm run build"; otherwise reinstall the package.`,
    )
  }
  const stack = TerraformStack.of(provider)
  const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory)
  placeProvider(bundle, folder, host)
  writeLockFile(join(folder, LOCK_FILE), stack, bundle, host)
  const hint = cliConfigurationHint(host)
  if (hint !== undefined) Annotations.of(provider).addWarning(hint)
}

function writeLockFile(file: string, stack: TerraformStack, bundle: ProviderBundle, host: Host): void {
  const [terraformHost, tofuHost] = PROVIDER_HOSTS
  const inUse = usesOpenTofu(host.environment) ? tofuHost : terraformHost
  const required = requiredProviders(stack)
  const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const changed = changedLockFile(current, {
    ours: {
      address: fullAddress(PROVIDER_NAME, inUse),
      version: bundle.version,
      hash: packageHash(bundle.directory),
    },
    others: required.map(({ source, constraint }) => ({ address: fullAddress(source, inUse), constraint })),
    // cdktf looks for Terraform's host, whatever program it starts.
    aliases:
      inUse === terraformHost
        ? []
        : [PROVIDER_NAME, ...required.map(({ source }) => source)].map((source) =>
            fullAddress(source, terraformHost),
          ),
    satisfies,
  })
  if (changed !== current) writeFileSync(file, changed)
}

/** The other vendors' providers in the stack. */
function requiredProviders(
  stack: TerraformStack,
): readonly (Pick<RequiredProvider, 'constraint'> & { readonly source: string })[] {
  return stack.node
    .findAll()
    .filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
    .filter((provider) => TerraformStack.of(provider) === stack)
    .flatMap(({ terraformProviderSource: source, terraformGeneratorMetadata: generator }) => {
      if (source === undefined || source === PROVIDER_NAME || Token.isUnresolved(source)) return []
      return [{ source, constraint: generator?.providerVersion ?? generator?.providerVersionConstraint }]
    })
}
