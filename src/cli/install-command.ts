import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { providerInstallation, requiredProviders } from './configuration-text'
import type { Context } from './context'
import { packageFolders, targetOf } from './mirror-layout'
import { readProviderPackage, type ProviderPackage } from './provider-package'
import { systemCode, UserError } from './user-error'
import { ownInstallationRules, userPluginFolder } from './user-plugins'

export interface InstallFlags {
  /** @default - the user's plugin folder, which needs no configuration. */
  readonly dir?: string
}

/** Puts the provider where Terraform finds it without a registry, and says what to write into the configuration. */
export function runInstall(flags: InstallFlags, context: Context): void {
  const target = targetOf(context.platform, context.architecture)
  if (target === undefined) {
    const here = `${context.platform} on ${context.architecture}`
    throw new UserError(`the provider does not run on ${here}: use Linux or macOS, or WSL on Windows`)
  }
  const provider = readProviderPackage(context.packageFolder)
  const mirror = flags.dir === undefined ? undefined : resolve(context.workingFolder, flags.dir)
  const root = mirror ?? userPluginFolder(context)
  const folders = packageFolders(provider.version, target).map((folder) => join(root, folder))
  for (const folder of folders) placeFiles(provider, folder)

  context.print(`Placed version ${provider.version} of the provider in`)
  for (const folder of folders) context.print(`  ${folder}`)
  context.print(`\nUse it in a configuration with\n\n${requiredProviders(provider.version)}`)
  if (mirror !== undefined) {
    context.print(
      `\nand tell Terraform about the folder in ~/.terraformrc (or with \`terraform init -plugin-dir\`)`,
    )
    context.print(`\n${providerInstallation(mirror)}`)
    return
  }
  const rules = ownInstallationRules(context)
  if (rules === undefined) return
  context.note(
    `${rules} has a provider_installation block, so Terraform does not look there. Add to the block:`,
  )
  context.note(`\n${providerInstallation(root)}`)
}

/** Each file is replaced in one step: a Terraform that runs at the moment keeps the one it has opened. */
function placeFiles(provider: ProviderPackage, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    for (const { name, contents } of provider.files) {
      const draft = join(folder, `.${name}.${process.pid}`)
      writeFileSync(draft, contents)
      chmodSync(draft, 0o755)
      renameSync(draft, join(folder, name))
    }
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new UserError(`cannot write to ${folder} (${code}): choose another folder with --dir`)
  }
}
