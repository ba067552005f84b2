import { writeSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { Environment } from '../framework'
import { CLOCK } from './clock'
import type { HostOptions } from './host'
import { createLog } from './log/create-log'
import { logLevelOf } from './log/level'
import { type CreateServer, type ProviderHandle, providerHandle } from './provider-handle'
import { type ListeningAddress, handshakeLine, reattachMessage } from './start/handshake-line'
import { createIdentity } from './start/identity'
import { Lifetime } from './start/lifetime'
import { listen, type ListenWhere } from './start/listen'
import { endOnSignals, guardStdout, leaveSignalsToTerraform, reportCrashes } from './start/process-guards'
import { readStart, type Start } from './start/read-start'

export interface PluginOptions {
  /** Where Terraform finds the provider, as in "registry.terraform.io/hashicorp/random". */
  readonly address: string
  /** Called after the handshake. What it needs should be imported in it, for Terraform waits for the handshake. */
  readonly createServer: CreateServer
  /** The only fields that a log line can have. */
  readonly logFields: readonly string[]
  /** One sentence, shown at the end of each bug's diagnostic: "Please report it at …". */
  readonly bugReport: string
}

const STDOUT = 1
const STDERR = 2

/** How long a provider may take to release what it holds; the host kills after two seconds. */
const CLOSE_MS = 1_000

/** The whole life of a provider process, from the environment that Terraform gave it to its exit. */
export function servePlugin(options: PluginOptions): void {
  const start = readStart(options.address, process.env, process.argv.slice(2))
  if (start.kind === 'refused') return refuse(start.sentence)
  if (start.kind === 'debug') return void serveDebugger(options, start)
  reportCrashes(options.bugReport)
  leaveSignalsToTerraform()
  guardStdout()
  void serveTerraform(options, start)
}

function refuse(sentence: string): never {
  writeSync(STDERR, `${sentence}\n`)
  process.exit(1)
}

async function serveTerraform(
  options: PluginOptions,
  start: Extract<Start, { readonly kind: 'plugin' }>,
): Promise<void> {
  const { clientCertificate } = start
  const tls = clientCertificate && { identity: createIdentity(CLOCK.now()), clientCertificate }
  const provider = providerHandle(options.createServer, environmentFor(options))
  const end = ending(provider)
  const lifetime = new Lifetime(CLOCK, () => process.ppid, end)
  const host = lazyHost({
    tls,
    bugReport: options.bugReport,
    connect: () => ({ server: provider.get, closed: lifetime.opened() }),
    end,
  })
  const address = await listenOrRefuse(host, start)
  writeSync(STDOUT, handshakeLine(address, tls?.identity.certificate))
  // While Terraform connects; a failure is reported by the first call.
  await host()
  await provider.get().catch(() => undefined)
}

/** Each connection is a Terraform of its own, perhaps configured otherwise than the one before. */
async function serveDebugger(options: PluginOptions, where: ListenWhere): Promise<void> {
  const environment = environmentFor(options)
  const host = lazyHost({
    tls: undefined,
    bugReport: options.bugReport,
    connect: () => {
      const provider = providerHandle(options.createServer, environment)
      return { server: provider.get, closed: () => void provider.close() }
    },
    end: () => undefined,
  })
  endOnSignals()
  const address = await listenOrRefuse(host, where)
  writeSync(STDOUT, reattachMessage(options.address, address, process.pid))
}

type Accept = (socket: Socket) => void

/** Loads TLS, HTTP/2 and the codecs when it is first called. */
function lazyHost(options: HostOptions): () => Promise<Accept> {
  let loaded: Promise<Accept> | undefined
  const load = async () => (await import('./host')).createHost(options)
  return () => (loaded ??= load())
}

async function listenOrRefuse(host: () => Promise<Accept>, where: ListenWhere): Promise<ListeningAddress> {
  const listener = createServer((socket) => void host().then((accept) => accept(socket)))
  const listening = await listen(listener, where)
  if (listening === undefined) {
    const { minPort, maxPort } = where
    return refuse(
      `There can be no socket in the folder for temporary files, and no port from ${String(minPort)} to ${String(maxPort)} is free.`,
    )
  }
  process.on('exit', listening.cleanUp)
  return listening.address
}

function environmentFor({ logFields }: PluginOptions): Environment {
  const log = createLog({
    level: logLevelOf(process.env),
    module: 'provider',
    fields: logFields,
    now: CLOCK.now,
    write: (line) => process.stderr.write(line),
  })
  return { now: CLOCK.now, random: CLOCK.random, log }
}

function ending(provider: ProviderHandle): () => void {
  const exit = () => process.exit(0)
  return () => {
    CLOCK.after(CLOSE_MS, exit)
    void provider.close().then(exit, exit)
  }
}
