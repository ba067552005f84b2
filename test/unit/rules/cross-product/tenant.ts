import { Agent, request } from 'node:http'
import { startEmulator } from '../../../../src/emulator'

/** An answer of the API, as far as a verdict goes. */
export interface Reply {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A tenant that answers real requests over connections that stay open. */
export interface Tenant {
  readonly send: (method: string, path: string, body?: unknown) => Promise<Reply>
  /** Takes a client away again, behind the API's back. */
  readonly forget: (clientId: string) => void
  readonly stop: () => Promise<void>
}

const CONNECTIONS = 8

export async function startTenant(): Promise<Tenant> {
  const emulator = await startEmulator({ limits: 'off' })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  // Nobody has to log in for it.
  const token = emulator.tenant('acme').addApiKey()
  const host = `acme.localhost:${emulator.port}`
  return {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          ...{ host, authorization: `Bearer ${token}` },
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        }
        const target = { agent, host: '127.0.0.1', port: emulator.port, method, path, headers }
        const outgoing = request(target, (incoming) => {
          let text = ''
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            // The API answers with objects; where there is no body, nobody looks into it.
            const parsed = JSON.parse(text === '' ? '{}' : text) as Reply['body']
            resolve({ status: incoming.statusCode ?? 0, body: parsed })
          })
        })
        outgoing.on('error', reject)
        outgoing.end(body === undefined ? undefined : JSON.stringify(body))
      }),
    forget: (clientId) => emulator.tenant('acme').deleteClient(clientId),
    async stop() {
      agent.destroy()
      await emulator.stop()
    },
  }
}

export const CLIENTS = '/api/v1/oauth-clients'

/** The id in the answer to a creation. */
export function clientIdOf({ status, body }: Reply): string | undefined {
  const id = body['clientId']
  return status === 201 && typeof id === 'string' ? id : undefined
}
