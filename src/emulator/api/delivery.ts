import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer'

/** The Node sides of one exchange. Answers are written straight to them: a prepared fault may have to cut the connection. */
export interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

export function deliver({ outgoing }: Exchange, answer: Answer): void {
  if (answer.body === undefined) {
    outgoing.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.status === 204 ? {} : { 'content-length': 0 }),
    })
    outgoing.end()
    return
  }
  const body = Buffer.from(JSON.stringify(answer.body))
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }
  outgoing.writeHead(answer.status, { ...headers, ...answer.headers })
  outgoing.end(body)
}

export function cut({ incoming }: Exchange): void {
  incoming.socket.destroy()
}

/** Promises the whole answer and sends half of it. */
export function deliverHalf(exchange: Exchange, answer: Answer): void {
  const body = Buffer.from(JSON.stringify(answer.body ?? {}))
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length + 1 }
  exchange.outgoing.writeHead(answer.status === 204 ? 200 : answer.status, headers)
  exchange.outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    cut(exchange)
  })
}

export function deliverPage({ outgoing }: Exchange): void {
  outgoing.writeHead(200, { 'content-type': 'text/html' })
  outgoing.end('<!doctype html><title>Gateway</title><p>This page was prepared as a fault.')
}
