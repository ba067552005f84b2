import type { CommanderError } from 'commander'
import { ExitCode } from './exit-code'

/** Typing errors of commands whose exit code 2 says something else. */
export function asFailure(error: CommanderError): never {
  throw error.exitCode === 0 ? error : new ExitCode(1)
}
