import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { isatty } from 'node:tty'
import { setFlagsFromString } from 'node:v8'
import type { Context } from './context'
import type { Frame } from './open-frame'
import { passProgram } from './pass-program'
import { readInput } from './read-input'
import { runCommand } from './run-command'
import { runProgram } from './run-program'
import { startProgram } from './start-program'
import { systemCode } from './user-error'

/** This file is `lib/cli.js` in the published package, and below `src` in a checkout. */
function packageFolder(folder = __dirname): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  return packageFolder(dirname(folder))
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => resolve())
  })
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const

function onStopRequest(listener: () => void): () => void {
  for (const signal of STOP_SIGNALS) process.on(signal, listener)
  return () => {
    for (const signal of STOP_SIGNALS) process.off(signal, listener)
  }
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl-C and Ctrl-D are no answer, and node would wait for one.
  const refused = new Promise<string>((resolve) => {
    lines.on('SIGINT', () => lines.close())
    lines.on('close', () => resolve(''))
  })
  const answer = lines.question(question).catch(() => '')
  try {
    return await Promise.race([answer, refused])
  } finally {
    lines.close()
  }
}

async function openFrame(): Promise<Frame> {
  const { openFrame: open } = await import('./open-frame')
  return open()
}

/** `console.log` would say nothing of a full disk, and a review that nobody can read would pass. */
function write(text: string): void {
  process.stdout.write(text)
}

let isWritten = true
process.stdout.on('error', (error: Error) => {
  const code = systemCode(error) ?? error.message
  // Who reads no further, as `head` does, has what it wants.
  if (code === 'EPIPE') return
  console.error(`qlikcloud: cannot write the output (${code})`)
  isWritten = false
  process.exitCode = 1
})

/** Numbers of files. To ask `process.stdin` itself would open it. */
const [STDIN, STDERR] = [0, 2]

const context: Context = {
  print: (text: string) => write(`${text}\n`),
  write,
  note: (text: string) => console.error(text),
  readInput: () => readInput(process.stdin),
  isTerminal: process.stdout.isTTY === true,
  runProgram,
  passProgram,
  startProgram,
  ask: isatty(STDIN) && isatty(STDERR) ? ask : undefined,
  openFrame: isatty(STDERR) ? openFrame : undefined,
  onStopRequest,
  now: () => new Date(),
  packageFolder: packageFolder(),
  homeFolder: homedir(),
  workingFolder: process.cwd(),
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
  untilStopped,
}

// V8 compiles what is hot for a while, and a command has ended before that pays off: of the 1200 ms of computing that a
// review of 1000 plans took, 370 went. A node that does not know the flag says so on stderr, and is as it was.
setFlagsFromString('--interrupt-budget=600000')

runCommand(process.argv.slice(2), context).then(
  (code) => {
    process.exitCode = isWritten ? code : 1
  },
  (error: unknown) => {
    console.error('qlikcloud: this is a bug of qlikcloud, please report it with these lines:')
    console.error(error)
    process.exitCode = 1
  },
)
