import { writeSync } from 'node:fs'
import { thrownDiagnostic } from '../../framework/server/bug'

const STDERR = 2

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Terraform reads stdout for the handshake alone, and a stray line before it would break the start. Whatever prints from
 * now on, `console.log` included, prints to stderr, which Terraform takes for a log.
 */
export function guardStdout(): void {
  Object.defineProperty(process, 'stdout', { configurable: true, get: () => process.stderr })
}

/** Terraform shows a line that begins with "panic: ", and what follows it, as the reason of a crash. */
export function reportCrashes(bugReport: string): void {
  const crash = (thrown: unknown) => {
    const { summary, detail } = thrownDiagnostic({ rpc: 'a task that no call waits for' }, thrown, bugReport)
    writeSync(STDERR, `panic: ${summary}. ${detail}\n`)
    process.exit(2)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}

/**
 * A terminal or a job runner sends these to everybody in the group. Terraform then asks the provider to stop, and needs
 * it alive to learn what was created; once Terraform is gone, {@link Lifetime} ends the process.
 */
export function leaveSignalsToTerraform(): void {
  for (const signal of ENDING_SIGNALS) process.on(signal, () => undefined)
}

/** For a process that a user started, and whose socket is to be removed. */
export function endOnSignals(): void {
  for (const signal of ENDING_SIGNALS) process.on(signal, () => process.exit(0))
}
