import { spawn } from 'node:child_process'
import { systemCode } from './user-error'

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs a program that writes where this process writes, and waits for its end; answers with its exit code, undefined when
 * there is no such program or it was killed. It is in a session of its own: a Ctrl-C reaches it through us, once, because a
 * second one would make terraform leave its work half done. This process outlives it, and can tidy up.
 */
export function passProgram(
  program: string,
  options: readonly string[],
  folder: string,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const interrupt = (): void => void child.kill('SIGINT')
    for (const signal of STOP_SIGNALS) process.on(signal, interrupt)
    const letGo = (): void => {
      for (const signal of STOP_SIGNALS) process.off(signal, interrupt)
    }
    child.on('error', (error) => {
      letGo()
      if (systemCode(error) === 'ENOENT') resolve(undefined)
      else reject(error)
    })
    child.on('close', (code) => {
      letGo()
      resolve(code ?? undefined)
    })
  })
}
