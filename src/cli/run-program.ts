import { spawn } from 'node:child_process'
import { systemCode } from './user-error'

/** How a program ended, with what it wrote. */
export interface Ran {
  /** Undefined when there is no such program, or it was stopped. */
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** What a program may write, in bytes: node has no longer texts. */
const OUTPUT_MAX_BYTES = 400_000_000

/** Runs a program in a folder, with nothing to read, and waits for its end. `more` is added to the environment. */
export function runProgram(
  program: string,
  options: readonly string[],
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      env: { ...process.env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    let size = 0
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > OUTPUT_MAX_BYTES) child.kill()
      else stdout.push(piece)
    })
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece))
    child.on('error', (error) => {
      if (systemCode(error) === 'ENOENT') resolve({ exitCode: undefined, stdout: '', stderr: '' })
      else reject(error)
    })
    child.on('close', (code) => {
      const text = (pieces: readonly Buffer[]): string => Buffer.concat(pieces).toString('utf8')
      resolve({ exitCode: code ?? undefined, stdout: text(stdout), stderr: text(stderr) })
    })
  })
}
