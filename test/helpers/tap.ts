import { once } from 'node:events'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server between a provider and a tenant of the emulator that learns every secret which passes. */
export interface Tap {
  readonly port: number
  readonly secrets: ReadonlySet<string>
  /** Requests whose path begins so are answered with 400 and all that they held, or not at all; undefined: none. */
  misbehave: { readonly path: string; readonly how: 'echo' | 'silence' } | undefined
  /** Resolves with the next request that is not answered. */
  readonly silenced: () => Promise<unknown>
  stop(): Promise<void>
}

/** Names of what is secret in forms and in JSON. */
const SECRET_NAMES = [
  ...['client_secret', 'client_assertion', 'access_token', 'clientSecret', 'token'],
] as const

export async function startTap(tenant: string, emulatorPort: number): Promise<Tap> {
  const secrets = new Set<string>()
  let silence: () => void = () => undefined
  const learn = (fields: Iterable<readonly [string, unknown]>): void => {
    for (const [name, value] of fields) {
      if (SECRET_NAMES.some((secret) => secret === name) && typeof value === 'string') secrets.add(value)
    }
  }

  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const body = await textOf(incoming)
      const authorization = incoming.headers.authorization ?? ''
      const bearer = /^Bearer (.+)$/.exec(authorization)?.[1]
      if (bearer !== undefined) secrets.add(bearer)
      learn(new URLSearchParams(body))

      const { url: path = '', method = 'GET' } = incoming
      if (tap.misbehave !== undefined && path.startsWith(tap.misbehave.path)) {
        if (tap.misbehave.how === 'silence') return silence()
        const detail = `You sent ${authorization} and ${body} and ${decodeURIComponent(body)}`
        outgoing.writeHead(400, { 'content-type': 'application/json' })
        outgoing.end(JSON.stringify({ errors: [{ code: 'ECHO', title: detail, detail }] }))
        return
      }
      const headers = { ...incoming.headers, host: `${tenant}.localhost:${String(emulatorPort)}` }
      const forwarded = request({ host: '127.0.0.1', port: emulatorPort, method, path, headers })
      forwarded.end(body)
      // What node emits with `response`.
      const [reply] = (await once(forwarded, 'response')) as [IncomingMessage]
      const text = await textOf(reply)
      learn(Object.entries(parsed(text)))
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers)
      outgoing.end(text)
    }
    answer().catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has one.
  const { port } = server.address() as AddressInfo

  const tap: Tap = {
    port,
    secrets,
    misbehave: undefined,
    silenced: () => new Promise<void>((resolve) => (silence = resolve)),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return tap
}

async function textOf(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(Buffer.from(piece as Uint8Array)) // what a message emits
  return Buffer.concat(pieces).toString('utf8')
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text)) as object
  } catch {
    return {}
  }
}
