import type { Socket } from 'node:net'
import type { ServerHttp2Session } from 'node:http2'
import type { ProviderServer } from '../framework'
import { acceptPlain, acceptSecure, type PeerCheck } from './accept'
import { serveSession } from './grpc/serve-session'
import { methodsOf } from './services/methods'
import { optimizeLate } from './start/optimize-late'

export interface HostOptions {
  /** Undefined: without TLS. */
  readonly tls: PeerCheck | undefined
  readonly bugReport: string
  /** Called with each new connection. */
  readonly connect: () => Connection
  /** What GRPCController.Shutdown asks for. */
  readonly end: () => void
}

export interface Connection {
  readonly server: () => Promise<ProviderServer>
  readonly closed: () => void
}

/** Everything behind the socket. A module of its own, because Terraform waits for the handshake line and not for this. */
export function createHost({ tls, bugReport, connect, end }: HostOptions): (socket: Socket) => void {
  optimizeLate()
  const onSession = (session: ServerHttp2Session) => {
    const { server, closed } = connect()
    session.on('close', closed)
    serveSession(session, methodsOf({ server, bugReport }, end))
  }
  return tls === undefined ? acceptPlain(onSession) : acceptSecure(tls, onSession)
}
