import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What a run of a program left behind. */
export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program without any input, and waits for its end. */
export async function runProgram(
  program: string,
  options: readonly string[],
  place: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Ran> {
  const child = spawn(program, options, { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  await once(child, 'close')
  return { exitCode: child.exitCode ?? -1, stdout, stderr }
}
