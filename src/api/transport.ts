import type { Connections } from './connections'
import { nextTurn } from './sleep'
import type { Sockets } from './sockets'
import { withinTime } from './within-time'

export interface RawRequest {
  readonly method: Method
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface RawResponse {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface Transport {
  /** One request, one answer, whatever its status. Rejects with what Node or undici threw. */
  send(request: RawRequest, signal: AbortSignal): Promise<RawResponse>
  close(): Promise<void>
}

export interface TransportOptions {
  readonly origin: string
  readonly timeoutMs: number
  readonly environment: NodeJS.ProcessEnv
  readonly warn: (message: string) => void
  readonly sockets: Sockets
}

/**
 * Sends requests to one origin. What opens connections is loaded with the first of them: in the provider it is a file
 * of its own, which most of its processes never read.
 */
export function createTransport(options: TransportOptions): Transport {
  let opened: Promise<Connections> | undefined
  // What could not be opened need not be closed.
  const closing = async (connections = opened): Promise<void> =>
    (await connections?.catch(() => undefined))?.dispatcher.close()
  const pool = {
    close: () => {
      void closing()
      opened = undefined
    },
  }

  async function send(request: RawRequest, signal: AbortSignal): Promise<RawResponse> {
    opened ??= open(options)
    const { dispatcher, send } = await opened
    signal.throwIfAborted()
    const answer = await withinTime(options.timeoutMs, signal, async (signal) => {
      const { statusCode, headers, body } = await send.call(dispatcher, {
        origin: options.origin,
        method: request.method,
        path: request.path,
        headers: { ...request.headers },
        body: request.body ?? null,
        signal,
      })
      return { status: statusCode, headers: plainHeaders(headers), body: await body.text() }
    })
    // The pool takes the connection back a turn later. Whoever asks at once would open, and encrypt, another one.
    await nextTurn()
    return answer
  }

  return {
    send: async (request, signal) => {
      const leave = await options.sockets.enter(pool)
      return send(request, signal).finally(leave)
    },
    close: async () => {
      options.sockets.forget(pool)
      await closing()
    },
  }
}

async function open(options: TransportOptions): Promise<Connections> {
  const { openConnections } = await import('./connections')
  return openConnections(options)
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): ReadonlyMap<string, string> {
  const plain = new Map<string, string>()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      plain.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(', '))
  }
  return plain
}
