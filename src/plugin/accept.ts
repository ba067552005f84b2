import { performServerHandshake, type ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import type { Identity } from './start/identity'

/** What a connection becomes once its peer is known. */
export type OnSession = (session: ServerHttp2Session) => void

export interface PeerCheck {
  /** Who we are. */
  readonly identity: Identity
  /** Who the peer has to be: its certificate in DER. */
  readonly clientCertificate: Buffer
}

const ALPN = 'h2'

const SETTINGS = { initialWindowSize: 16 * 1024 * 1024 }

/** In megabytes, for all streams of a connection. Node refuses new calls above it, and large states need room. */
const MAX_SESSION_MEMORY = 2_048

/** HTTP/2 in the clear: a debugger's connection, or Terraform's with TLS turned off. */
export function acceptPlain(onSession: OnSession): (socket: Socket) => void {
  return (socket) => {
    socket.on('error', ignore)
    onSession(handshake(socket))
  }
}

/** HTTP/2 with TLS, for the peer with exactly this certificate. */
export function acceptSecure(
  { identity: { certificate, privateKey }, clientCertificate }: PeerCheck,
  onSession: OnSession,
): (socket: Socket) => void {
  const server = createServer({
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: pem(certificate),
    // Any other value makes node build its whole store of root certificates first: 20 ms in every process.
    ca: [],
    requestCert: true,
    // Compared by itself below, which is stricter than a chain of trust.
    rejectUnauthorized: false,
    ALPNProtocols: [ALPN],
  })
  server.on('tlsClientError', ignore)
  server.on('secureConnection', (socket) => {
    socket.on('error', ignore)
    if (isPeer(socket, clientCertificate)) onSession(handshake(socket))
    else socket.destroy()
  })
  return (socket) => {
    socket.on('error', ignore)
    server.emit('connection', socket)
  }
}

function isPeer(socket: TLSSocket, clientCertificate: Buffer): boolean {
  const given = socket.getPeerX509Certificate()
  return given !== undefined && given.raw.equals(clientCertificate) && socket.alpnProtocol === ALPN
}

function handshake(socket: Socket): ServerHttp2Session {
  return performServerHandshake(socket, { settings: SETTINGS, maxSessionMemory: MAX_SESSION_MEMORY })
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** A connection that fails is closed by node, and is the peer's affair. */
function ignore(): void {
  // Nothing is left to do.
}
