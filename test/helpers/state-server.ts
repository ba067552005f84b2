import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** States of Terraform behind its backend `http`, with locks. */
export interface StateServer {
  readonly url: string
  /** What Terraform reads as the password of the user `terraform`. */
  readonly password: string
  /** The methods of all requests so far. */
  readonly methods: string[]
  /** As somebody who works on a state. */
  readonly lock: (state: string) => void
  readonly unlock: (state: string) => void
  readonly stop: () => Promise<void>
}

/** @see https://developer.hashicorp.com/terraform/language/backend/http */
export async function startStateServer(): Promise<StateServer> {
  const password = 'for-tests'
  const states = new Map<string, string>()
  const locks = new Map<string, string>()
  const methods: string[] = []
  const answer = (method: string, name: string, body: string): readonly [status: number, body?: string] => {
    const lock = locks.get(name)
    switch (method) {
      case 'LOCK':
        if (lock !== undefined) return [423, lock]
        locks.set(name, body)
        return [200]
      case 'UNLOCK':
        locks.delete(name)
        return [200]
      case 'POST':
        states.set(name, body)
        return [200]
      default: {
        const state = states.get(name)
        return state === undefined ? [404] : [200, state]
      }
    }
  }
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request
    methods.push(method)
    const basic = Buffer.from(`terraform:${password}`).toString('base64')
    text(request).then(
      (body) => {
        const [status, said = ''] =
          headers.authorization === `Basic ${basic}` ? answer(method, url.split('?')[0] ?? '', body) : [401]
        response.writeHead(status).end(said)
      },
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on a port, and not on a pipe.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    password,
    methods,
    lock: (state) => void locks.set(`/${state}`, '{"ID":"7","Who":"somebody"}'),
    unlock: (state) => void locks.delete(`/${state}`),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
