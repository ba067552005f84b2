import { request, type IncomingHttpHeaders } from 'node:http'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../../src/emulator'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Parsed where it is JSON. */
  readonly body: unknown
}

export interface Request {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is when it is text. */
  readonly body?: unknown
  /** The whole Host header instead of the tenant's. */
  readonly host?: string
}

export type Send = (request: Request) => Promise<Reply>

/** A region with limits off, and ways to talk to it as its tenants' callers would. */
export interface Region {
  readonly emulator: Emulator
  /** Sends without credentials to a tenant. */
  readonly as: (tenant: string, headers?: Readonly<Record<string, string>>) => Send
  /** Sends with a token of the tenant's bootstrap client. */
  readonly admin: (tenant?: string) => Promise<Send>
}

const regions: Emulator[] = []

afterEach(async () => {
  await Promise.all(regions.splice(0).map((emulator) => emulator.stop()))
})

export async function startRegion(options: EmulatorOptions = {}): Promise<Region> {
  const emulator = await startEmulator({ limits: 'off', tenants: ['acme', 'globex'], ...options })
  regions.push(emulator)
  const as: Region['as'] = (tenant, headers = {}) => {
    const host = `${tenant}.localhost:${emulator.port}`
    return (sent) => send(emulator.port, { host, ...sent, headers: { ...headers, ...sent.headers } })
  }
  const admin: Region['admin'] = async (tenant = 'acme') => {
    const access = emulator.tenants[tenant]
    const reply = await as(tenant)({
      method: 'POST',
      path: '/oauth/token',
      body: {
        grant_type: 'client_credentials',
        client_id: access?.clientId,
        client_secret: access?.clientSecret,
      },
    })
    return as(tenant, { authorization: `Bearer ${text(reply, 'access_token')}` })
  }
  return { emulator, as, admin }
}

export function send(port: number, { method = 'GET', path, headers, body, host }: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const type = body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...type, host, ...headers } },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const { statusCode = 0, headers: received } = incoming
          resolve({ status: statusCode, headers: received, body: parse(Buffer.concat(chunks).toString()) })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
  })
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}

/** What is at a path of member names and indices in a reply's body. */
export function at(reply: Reply, ...path: readonly (string | number)[]): unknown {
  let found = reply.body
  for (const step of path) {
    // A record or an array: both are read by key, and a miss is undefined.
    found =
      typeof found === 'object' && found !== null
        ? (found as Record<string | number, unknown>)[step]
        : undefined
  }
  return found
}

export function text(reply: Reply, ...path: readonly (string | number)[]): string {
  const found = at(reply, ...path)
  if (typeof found !== 'string') {
    throw new Error(
      `No text at ${path.join('.')} of an answer with status ${reply.status}: ${JSON.stringify(reply.body)}`,
    )
  }
  return found
}

/** The details of an error answer, in order. */
export const details = (reply: Reply): unknown => {
  const errors = at(reply, 'errors')
  return Array.isArray(errors) ? errors.map((_, index) => at(reply, 'errors', index, 'detail')) : errors
}

export const code = (reply: Reply): unknown => at(reply, 'errors', 0, 'code')

export const CLIENTS = '/api/v1/oauth-clients'

/** The smallest requests that are taken, by app type. */
export const WEB = { appType: 'web', clientName: 'Web', redirectUris: ['https://app.example.com/cb'] }
export const SPA = {
  appType: 'spa',
  clientName: 'Spa',
  redirectUris: ['https://spa.example.com/cb'],
  allowedOrigins: ['https://spa.example.com'],
}
export const NATIVE = { appType: 'native', clientName: 'Native', redirectUris: ['exampleapp://cb'] }
export const EMBED = {
  appType: 'anonymous-embed',
  clientName: 'Embed',
  allowedOrigins: ['https://www.example.com'],
}
export const MACHINE = {
  appType: 'web',
  clientName: 'Machine',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin_classic'],
}

export async function create(admin: Send, body: object): Promise<string> {
  return text(await admin({ method: 'POST', path: CLIENTS, body }), 'clientId')
}

/** Matchers, without the type that turns the compiler off. */
export const anyText: unknown = expect.any(String)
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
