import type { Socket } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import type { Identity } from './start/identity'

/** What is done with a connection once its peer is known. */
export type Serve = (socket: Socket) => void

export interface PeerCheck {
  /** Who we are. */
  readonly identity: Identity
  /** Who the peer has to be: its certificate in DER. */
  readonly clientCertificate: Buffer
}

const ALPN = 'h2'

/** HTTP/2 in the clear: a debugger's connection, or Terraform's with TLS turned off. */
export function acceptPlain(serve: Serve): Serve {
  return (socket) => {
    socket.on('error', ignore)
    serve(socket)
  }
}

/** HTTP/2 with TLS, for the peer with exactly this certificate. */
export function acceptSecure(
  { identity: { certificate, privateKey }, clientCertificate }: PeerCheck,
  serve: Serve,
): Serve {
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
    if (isPeer(socket, clientCertificate)) serve(socket)
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

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** A connection that fails is closed by node, and is the peer's affair. */
function ignore(): void {
  // Nothing is left to do.
}
