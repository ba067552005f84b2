import { X509Certificate } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createIdentity } from '../src/plugin/start/identity'

/** Milliseconds from starting a command to its end; a failure is an error with what it printed. */
export async function wallTime(
  command: string,
  options: readonly string[],
  place: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const started = performance.now()
  const child = spawn(command, options, { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`${command} ${options.join(' ')} failed:\n${output}`)
  return performance.now() - started
}

/** Milliseconds from starting a plugin to its handshake line; the process is then ended. */
export async function handshakeTime(
  executable: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const started = performance.now()
  const child = spawn(executable, [], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface(child.stdout), 'line')
  const elapsed = performance.now() - started
  child.kill('SIGKILL')
  await once(child, 'close')
  return elapsed
}

/** What Terraform puts into a plugin's environment, with a client certificate of this run. */
export function pluginEnvironment(): Readonly<Record<string, string>> {
  const { certificate } = createIdentity(Date.now())
  return {
    PATH: process.env['PATH'] ?? '',
    // The constant by which a plugin knows that it was started by Terraform.
    TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
    PLUGIN_PROTOCOL_VERSIONS: '5,6',
    PLUGIN_CLIENT_CERT: new X509Certificate(certificate).toString(),
  }
}
