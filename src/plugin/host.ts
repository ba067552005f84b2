import type { Socket } from 'node:net'
import type { ProviderServer } from '../framework'
import { acceptPlain, acceptSecure, type PeerCheck } from './accept'
import { receiveCalls } from './grpc/receive-calls'
import { serveHttp2 } from './http2/serve-http2'
import { methodsOf } from './services/methods'
import { optimizeLate } from './start/optimize-late'
import { spareMemory } from './start/spare-memory'

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
  spareMemory()
  const serve = (socket: Socket) => {
    const { server, closed } = connect()
    socket.on('close', closed)
    serveHttp2(socket, receiveCalls(methodsOf({ server, bugReport }, end)))
  }
  return tls === undefined ? acceptPlain(serve) : acceptSecure(tls, serve)
}
