import type { LogLevel } from '../../framework'

/** From chatty to grave. */
export const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error']

/**
 * The level that Terraform was asked for, undefined for none. `TF_LOG_PROVIDER` wins over `TF_LOG`; `JSON` and words that
 * Terraform doesn't know mean everything, as they do there (https://developer.hashicorp.com/terraform/internals/debugging).
 */
export function logLevelOf(environment: Readonly<Record<string, string | undefined>>): LogLevel | undefined {
  const word = environment['TF_LOG_PROVIDER'] || environment['TF_LOG'] || 'off'
  const asked = word.toLowerCase()
  return asked === 'off' ? undefined : (LEVELS.find((level) => level === asked) ?? 'trace')
}
