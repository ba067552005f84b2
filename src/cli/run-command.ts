import { CommanderError } from 'commander'
import type { Context } from './context'
import { ExitCode } from './exit-code'
import { createProgram } from './program'
import { refusalOfSystem, UserError } from './user-error'

/** Exit codes, as is usual: what was asked for could not be done, or was not understood. */
const FAILED = 1
const NOT_UNDERSTOOD = 2

/** Runs one command line (without `node` and the script) and returns the exit code. */
export async function runCommand(commandLine: readonly string[], context: Context): Promise<number> {
  try {
    await createProgram(context).parseAsync([...commandLine], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof ExitCode) return error.code
    // commander has already said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOT_UNDERSTOOD
    const message = error instanceof UserError ? error.message : refusalOfSystem(error)
    if (message === undefined) throw error
    context.note(`qlikcloud: ${message}`)
    return FAILED
  }
}
