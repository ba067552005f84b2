import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context'

/**
 * Whether terraform keeps providers in one place for all folders. `terraform init` must then not run twice at a time.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache
 */
export function usesPluginCache({
  environment,
  homeFolder,
}: Pick<Context, 'environment' | 'homeFolder'>): boolean {
  if ((environment['TF_PLUGIN_CACHE_DIR'] ?? '') !== '') return true
  const named = environment['TF_CLI_CONFIG_FILE'] ?? ''
  const files = named === '' ? ['.terraformrc', '.tofurc'].map((file) => join(homeFolder, file)) : [named]
  return files.some((file) => existsSync(file) && /^\s*plugin_cache_dir\b/m.test(readFileSync(file, 'utf8')))
}

/** Runs one after the other what it is given. */
export function createQueue(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const next = last.then(run, run)
    last = next
    return next
  }
}
