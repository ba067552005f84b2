import type { Emulator } from '../emulator'
import type { Context } from './context'
import { systemCode, UserError } from './user-error'

export interface EmulatorFlags {
  readonly port: number
  readonly tenant: readonly string[]
}

/** Why the system does not let us listen, and what to do about it. */
const LISTEN_PROBLEMS: ReadonlyMap<string, (port: number) => string> = new Map([
  [
    'EADDRINUSE',
    (port) => `port ${port} is in use: stop what listens there, or leave out --port for a free one`,
  ],
  ['EACCES', (port) => `port ${port} is reserved by the system: choose one above 1023, or leave out --port`],
])

/**
 * Serves a Qlik Cloud region on this machine until it is stopped. Prints one line of JSON as soon as it answers, so
 * that a script can wait for the line and then use what it says.
 */
export async function runEmulator(flags: EmulatorFlags, context: Context): Promise<void> {
  // Before the line is out: who reads it may stop us at once.
  const stopped = context.untilStopped()
  const emulator = await start(flags)
  try {
    const { port, tenants, regionClient } = emulator
    context.print(JSON.stringify({ port, tenants, regionClient }))
    await stopped
  } finally {
    await emulator.stop()
  }
}

async function start(flags: EmulatorFlags): Promise<Emulator> {
  const { startEmulator } = await import('../emulator')
  try {
    return await startEmulator({ port: flags.port, tenants: flags.tenant })
  } catch (error) {
    const known = LISTEN_PROBLEMS.get(systemCode(error) ?? '')
    // Besides those of the system, the emulator's errors are about the names of tenants, and say so.
    throw new UserError(known?.(flags.port) ?? (error instanceof Error ? error.message : String(error)))
  }
}
