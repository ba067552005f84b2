import { X509Certificate } from 'node:crypto'
import type { ListenWhere } from './listen'

/** What the environment and the arguments ask for. */
export type Start =
  /** `clientCertificate` in DER; undefined: without TLS, which the user asked Terraform for. */
  | ({ readonly kind: 'plugin'; readonly clientCertificate: Buffer | undefined } & ListenWhere)
  | ({ readonly kind: 'debug' } & ListenWhere)
  | { readonly kind: 'refused'; readonly sentence: string }

type Variables = Readonly<Record<string, string | undefined>>

/** Terraform's, the same for all providers; it only tells a host from a user's shell. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2'

/** go-plugin's, for a host that sets none. */
const MIN_PORT = 10_000
const MAX_PORT = 25_000

export function readStart(address: string, environment: Variables, args: readonly string[]): Start {
  const where = listenWhere(environment)
  if (args.includes('--debug')) return { kind: 'debug', ...where }
  if (environment['TF_PLUGIN_MAGIC_COOKIE'] !== MAGIC_COOKIE) return refused(byHand(address))
  const certificate = clientCertificate(environment)
  if (!certificate.ok) return refused(certificate.sentence)
  return { kind: 'plugin', clientCertificate: certificate.der, ...where }
}

function listenWhere(environment: Variables): ListenWhere {
  return {
    minPort: portOf(environment['PLUGIN_MIN_PORT'], MIN_PORT),
    maxPort: portOf(environment['PLUGIN_MAX_PORT'], MAX_PORT),
    socketFolder: environment['PLUGIN_UNIX_SOCKET_DIR'] || undefined,
  }
}

function refused(sentence: string): Start {
  return { kind: 'refused', sentence }
}

function byHand(address: string): string {
  return `This is the provider ${address}, which Terraform starts by itself whenever it needs it; started by hand it only serves debuggers, with --debug.`
}

type Certificate =
  | { readonly ok: true; readonly der: Buffer | undefined }
  | { readonly ok: false; readonly sentence: string }

/** Without it anybody on the machine could talk to this process, so only Terraform's own switch turns it off. */
function clientCertificate(environment: Variables): Certificate {
  const pem = environment['PLUGIN_CLIENT_CERT']
  if (pem) {
    try {
      return { ok: true, der: new X509Certificate(pem).raw }
    } catch {
      return {
        ok: false,
        sentence: 'PLUGIN_CLIENT_CERT holds no certificate in PEM, so Terraform cannot be told from others.',
      }
    }
  }
  if (environment['TF_DISABLE_PLUGIN_TLS']) return { ok: true, der: undefined }
  return {
    ok: false,
    sentence:
      'PLUGIN_CLIENT_CERT is not set, so Terraform cannot be told from others; use Terraform 1.0 or newer.',
  }
}

function portOf(text: string | undefined, otherwise: number): number {
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : otherwise
}
