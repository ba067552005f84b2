import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

export interface ProgramStart {
  readonly program: string
  readonly options: readonly string[]
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The file that gets everything the program writes. */
  readonly output: string
}

export interface ProgramEnd {
  /** Undefined when it was killed, or could not be started. */
  readonly exitCode: number | undefined
  /** Whether there is no such program. */
  readonly isMissing: boolean
}

export interface StartedProgram {
  readonly ended: Promise<ProgramEnd>
  /** Asks the program to end, as Ctrl-C does. */
  readonly interrupt: () => void
  /** Ends it at once, with everything that it has started. */
  readonly kill: () => void
}

/**
 * Starts a program in a session of its own. It writes into a file and not into a pipe: when this process is gone, a pipe
 * would end the program at the next line that it writes, in the middle of its work.
 */
export function startProgram({
  program,
  options,
  folder,
  environment,
  output,
}: ProgramStart): StartedProgram {
  const file = openSync(output, 'w', 0o600)
  const child = spawn(program, options, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.on('error', () => resolve({ exitCode: undefined, isMissing: true }))
    child.on('close', (code) => resolve({ exitCode: code ?? undefined, isMissing: false }))
  })
  return {
    ended,
    interrupt: () => void child.kill('SIGINT'),
    kill: () => {
      const isRunning = child.exitCode === null && child.signalCode === null
      if (child.pid !== undefined && isRunning) signalGroup(child.pid)
    },
  }
}

function signalGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}
