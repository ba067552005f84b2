import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { basename, join } from 'node:path'

/** How a call of terraform ends. */
export interface Answer {
  readonly exitCode?: number
  /** Objects that it writes, a line each. */
  readonly lines?: readonly object[]
  /** What `plan -out` puts into its file. */
  readonly plan?: string
}

/** A terraform that waits to be told what it does. */
export interface Call {
  readonly stack: string
  readonly step: string
  readonly options: readonly string[]
  readonly excluded: string
  readonly pid: number
  readonly answer: (answer?: Answer) => void
  /** Resolves when it has got a SIGINT. */
  readonly interrupted: Promise<void>
  /** Resolves when it is gone. */
  readonly gone: Promise<void>
}

export interface FakeTerraform {
  /** What names the program, and where it finds us. */
  readonly environment: Readonly<Record<string, string>>
  /** Every call so far, as `step stack`. */
  readonly calls: string[]
  /** The next call that nobody has taken yet. */
  readonly next: () => Promise<Call>
  /** Answers every call from now on. */
  readonly always: (answer: (call: Call) => Answer) => void
  readonly stop: () => Promise<void>
}

const PROGRAM = `#!${process.execPath}
const { connect } = require('node:net')
const { mkdirSync, writeFileSync } = require('node:fs')
const [step, ...options] = process.argv.slice(2)
const socket = connect(Number(process.env.FAKE_TERRAFORM_PORT), '127.0.0.1')
const say = (json) => socket.write(JSON.stringify(json) + '\\n')
process.on('SIGINT', () => say({ interrupted: true }))
say({ pid: process.pid, folder: process.cwd(), step, options, excluded: process.env.QLIKCLOUD_EXCLUDED_TENANTS ?? '' })
let text = ''
socket.setEncoding('utf8').on('data', (piece) => {
  text += piece
  if (!text.endsWith('\\n')) return
  const { exitCode = 0, lines = [], plan } = JSON.parse(text)
  for (const line of lines) console.log(JSON.stringify(line))
  if (step === 'init' && exitCode === 0) mkdirSync('.terraform', { recursive: true })
  const out = options.find((option) => option.startsWith('-out='))
  if (out !== undefined && plan !== undefined) writeFileSync(out.slice(5), plan)
  process.exit(exitCode)
})
`

/** Puts a terraform into a folder that does what the test says, and only when it says so. */
export async function fakeTerraform(folder: string): Promise<FakeTerraform> {
  const program = join(folder, 'terraform')
  writeFileSync(program, PROGRAM)
  chmodSync(program, 0o755)
  const calls: string[] = []
  const waiting: Call[] = []
  const takers: ((call: Call) => void)[] = []
  const sockets = new Set<Socket>()
  let respond: ((call: Call) => Answer) | undefined

  const take = (call: Call): void => {
    calls.push(`${call.step} ${call.stack}`)
    if (respond !== undefined) return call.answer(respond(call))
    const taker = takers.shift()
    if (taker === undefined) waiting.push(call)
    else taker(call)
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    let interrupt: () => void = () => undefined
    const interrupted = new Promise<void>((resolve) => (interrupt = resolve))
    const gone = once(socket, 'close').then(() => void sockets.delete(socket))
    socket.on('error', () => undefined)
    let text = ''
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) {
        // What the program above writes.
        const said = JSON.parse(line) as { interrupted?: true } & Record<
          'folder' | 'step' | 'excluded',
          string
        > & {
            pid: number
            options: readonly string[]
          }
        if (said.interrupted) interrupt()
        else {
          const answer = (given: Answer = {}): void => void socket.write(`${JSON.stringify(given)}\n`)
          take({ ...said, stack: basename(said.folder), answer, interrupted, gone })
        }
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has one.
  const { port } = server.address() as AddressInfo
  return {
    environment: { TERRAFORM_BINARY_NAME: program, FAKE_TERRAFORM_PORT: String(port) },
    calls,
    next: () => {
      const call = waiting.shift()
      return call === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(call)
    },
    always: (answer) => {
      respond = answer
      for (const call of waiting.splice(0)) call.answer(answer(call))
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

export const summaryLine = (add: number): object => ({
  type: 'change_summary',
  changes: { add, change: 0, remove: 0, import: 0 },
})

export const warningLine = (summary: string, detail = ''): object => ({
  type: 'diagnostic',
  diagnostic: { severity: 'warning', summary, detail },
})

export const errorLine = (summary: string, detail = ''): object => ({
  type: 'diagnostic',
  diagnostic: { severity: 'error', summary, detail },
})
