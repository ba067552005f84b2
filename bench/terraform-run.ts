import type { Ran } from '../test/helpers/run-program'

/** A plan that is expected to find nothing to do. */
export const PLAN = ['plan', '-no-color', '-input=false', '-detailed-exitcode']

/** Waits for a run of terraform; one that failed is an error with what it printed. */
export async function succeed(run: Promise<Ran>): Promise<void> {
  const { exitCode, stdout, stderr } = await run
  if (exitCode !== 0) throw new Error(`terraform failed:\n${stdout.slice(-4000)}${stderr.slice(-4000)}`)
}
