import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface PluginProcess {
  readonly child: ChildProcess
  /** All of stdout until the first line was complete, or the process ended. */
  readonly firstLine: string
  readonly stdout: () => string
  readonly stderr: () => string
  /** When the process has ended and its output was read. */
  readonly ended: Promise<Ended>
}

/** What Terraform puts into the environment of a plugin. */
export function terraformEnvironment(certificate: string): Record<string, string> {
  return { TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_PROTOCOL_VERSIONS: '5,6', PLUGIN_CLIENT_CERT: certificate }
}

export async function startPlugin(
  bundle: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<PluginProcess> {
  const child = spawn(process.execPath, [bundle, ...args], {
    env: { ...pathOnly(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return observe(child)
}

/** Watches a process from its start. */
export async function observe(child: ChildProcess): Promise<PluginProcess> {
  let stdout = ''
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code, signal]): Ended => ({
    code: code as Ended['code'],
    signal: signal as Ended['signal'],
  }))
  const line = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (stdout.includes('\n')) resolve()
    })
  })
  await Promise.race([line, ended])
  return { child, firstLine: stdout, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Nothing of the surroundings may decide a test. */
function pathOnly(): Record<string, string> {
  const { PATH = '', TMPDIR } = process.env
  return { PATH, ...(TMPDIR !== undefined && { TMPDIR }) }
}

export interface Handshake {
  readonly network: string
  readonly address: string
  /** In PEM; undefined without TLS. */
  readonly certificate: string | undefined
}

export function parseHandshake(line: string): Handshake {
  const [core, protocol, network = '', address = '', transport, certificate] = line.trimEnd().split('|')
  expect([core, protocol, transport]).toEqual(['1', '6', 'grpc'])
  return {
    network,
    address,
    certificate:
      certificate &&
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate, 'base64').toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}
