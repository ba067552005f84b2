import type { Outcome } from '../outcome'
import type { Tier } from '../region/quota'
import type { Region } from '../region/region'
import type { Caller, Tenant } from '../region/tenant'
import type { Answer } from './answer'

/** One request, as far as an operation may see it. */
export interface Call {
  readonly region: Region
  readonly tenant: Tenant
  readonly caller: Caller
  /** A placeholder of the route's path. */
  readonly param: (name: string) => string
  /** With its question mark, or empty. */
  readonly search: string
  readonly header: (name: string) => string | undefined
  /** The parsed body of a route that takes JSON, else the text that came. */
  readonly body: unknown
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly tier: Tier
  /** Who may call: everybody, every user of the tenant, or those with the powers of a tenant admin. */
  readonly access: 'anyone' | 'user' | 'admin'
  readonly body?: 'json'
  readonly answer: (call: Call) => Outcome<Answer> | Promise<Outcome<Answer>>
}
