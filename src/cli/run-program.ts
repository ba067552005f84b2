import { spawn } from 'node:child_process'
import { systemCode } from './user-error'

/** How a program ended, with what it wrote. */
export interface Ran {
  /** Undefined when there is no such program, or it was stopped. */
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** It wrote more than can be held, and was stopped. */
  readonly isTooLong?: boolean
}

/** What is read of a program or of a file, in bytes: node has no longer texts, and a plan of 100,000 clients is shorter. */
export const TEXT_MAX_BYTES = 400_000_000

/** Runs a program in a folder, with nothing to read, and waits for its end. `more` is added to the environment. */
export function runProgram(
  program: string,
  options: readonly string[],
  folder: string,
  more: Readonly<Record<string, string>> = {},
  maxBytes = TEXT_MAX_BYTES,
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
      if (size > maxBytes) child.kill()
      else stdout.push(piece)
    })
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece))
    child.on('error', (error) => {
      if (systemCode(error) === 'ENOENT') resolve({ exitCode: undefined, stdout: '', stderr: '' })
      else reject(error)
    })
    child.on('close', (code) => {
      const text = (pieces: readonly Buffer[]): string => Buffer.concat(pieces).toString('utf8')
      if (size > maxBytes) resolve({ exitCode: undefined, stdout: '', stderr: '', isTooLong: true })
      else resolve({ exitCode: code ?? undefined, stdout: text(stdout), stderr: text(stderr) })
    })
  })
}
