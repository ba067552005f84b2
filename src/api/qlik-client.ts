import type { Credentials } from './credentials'
import type {
  ConnectionConfig,
  CreateOAuthClientRequest,
  OAuthClient,
  OAuthClientChange,
  OAuthConfiguration,
} from './oauth-client'
import type { Secret } from './secret'
import type { IssuedToken } from './token-request'
import type { Sockets } from './sockets'

/** What each call takes: the means to stop it. A stopped call fails with QLIK_ABORTED. */
export interface Call {
  readonly signal: AbortSignal
}

/** One line for the log; only these fields, so that nothing else can slip in. */
export interface LogEntry {
  readonly level: 'debug' | 'warn'
  readonly message: string
  /**
   * Of `method`, `path`, `status`, `attempt`, `waitMs`, `tenant`, `traceId`, those that apply. In the last line for a
   * tenant `calls`, `waits`, `waitedMs`, and the largest share of Qlik's limits in any minute, `tier1Percent` and
   * `tier2Percent`.
   */
  readonly fields: Readonly<Record<string, string | number>>
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Ends after `ms`, or rejects as soon as the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface QlikClientOptions {
  /** Scheme, host and port of the tenant, as `parseTenantUrl` of the rules returns it. Credentials are sent nowhere else. */
  readonly origin: string
  readonly credentials: Credentials
  /** How long a single request may take, connecting included. @default 30_000 */
  readonly requestTimeoutMs?: number
  /** How long one call may take, waiting for its turn and repeating included. @default 120_000 */
  readonly maxWaitMs?: number
  /** Above 0, up to 1: how much of Qlik's calls a minute may be used. @default 1 */
  readonly quotaShare?: number
  /** The bound on open connections, shared by all clients of a process. @default - a bound of its own */
  readonly sockets?: Sockets
  /** @default - nothing is logged. */
  readonly log?: (entry: LogEntry) => void
  /** @default - the machine's clock and timers. */
  readonly clock?: Clock
  /** From 0 up to 1, for the jitter of back-off. @default Math.random */
  readonly random?: () => number
  /** @default "cdktf-provider-qlikcloud" */
  readonly userAgent?: string
}

/** A client that has just been created. */
export interface CreatedOAuthClient {
  /** As the answer shows it: consent and hints may be missing. */
  readonly client: OAuthClient
  /** The initial secret; `undefined` for public clients, and for an adopted client, whose secret was lost with the answer. */
  readonly clientSecret: Secret | undefined
  /** Whether the answer was lost and the client was found by looking for it. */
  readonly adopted: boolean
}

export interface CreatedClientSecret {
  readonly clientSecret: Secret
  readonly hint: string
  readonly createdAt: string | undefined
  readonly createdBy: string | undefined
}

/**
 * The OAuth clients of one tenant. Every call fails with an `ApiError`.
 *
 * @see https://qlik.dev/apis/rest/oauth-clients
 */
export interface QlikClient {
  readonly origin: string
  /** The client that is logged in; `undefined` with an API key. */
  readonly clientId: string | undefined

  /** Every client in the tenant, from one paginated list that all callers share until something is written. */
  listOAuthClients(options: Call): Promise<readonly OAuthClient[]>
  /** From that list; when it is not there, a read by id decides. `undefined` when there is none. */
  readOAuthClient(clientId: string, options: Call): Promise<OAuthClient | undefined>
  /** Never from the list, for the read after a write. `undefined` when there is none. */
  readOAuthClientFresh(clientId: string, options: Call): Promise<OAuthClient | undefined>
  /**
   * Creates a client, or adopts the one that a lost answer has left. Once sent, the request is not aborted.
   * @throws ApiError QLIK_CREATE_UNCLEAR when it may exist and cannot be told which it is.
   */
  createOAuthClient(request: CreateOAuthClientRequest, options: Call): Promise<CreatedOAuthClient>
  /**
   * All changes in one JSON patch. The API may generate a secret on the way; its value is only ever given here.
   * @throws ApiError QLIK_SECRET_UNCLEAR when such a secret was lost with the answer. The patch has then been applied.
   */
  patchOAuthClient(
    clientId: string,
    changes: readonly OAuthClientChange[],
    options: Call,
  ): Promise<{ readonly clientSecret: Secret | undefined }>
  /** A client that is not there counts as deleted. */
  deleteOAuthClient(clientId: string, options: Call): Promise<void>
  /** Makes the client available in the whole region. There is no way back. */
  publishOAuthClient(clientId: string, options: Call): Promise<{ readonly publishedAt: string }>

  /**
   * A further secret for a client. Once sent, the request is not aborted.
   * @throws ApiError QLIK_SECRET_LIMIT when the client has five.
   * @throws ApiError QLIK_SECRET_UNCLEAR when one was made and its value was lost with the answer.
   */
  createClientSecret(clientId: string, options: Call): Promise<CreatedClientSecret>
  /** A secret that is not there counts as deleted. */
  deleteClientSecret(clientId: string, hint: string, options: Call): Promise<void>

  /** The calling tenant's settings for the client; `undefined` when there are none. */
  readConnectionConfig(clientId: string, options: Call): Promise<ConnectionConfig | undefined>
  patchConnectionConfig(clientId: string, consentMethod: 'required' | 'trusted', options: Call): Promise<void>
  /** Drops a client that another tenant published. One that is not there counts as dropped. */
  deleteConnectionConfig(clientId: string, options: Call): Promise<void>

  /** `/.well-known/oauth-authorization-server`, read without credentials. */
  readOAuthConfiguration(options: Call): Promise<OAuthConfiguration>

  /**
   * An access token for somebody else's use, by client_credentials: a new one each time, and not the one that this client
   * itself works with. Without scopes, for all that the client is allowed.
   */
  issueToken(scopes: readonly string[], options: Call): Promise<IssuedToken>
  /** A token that is not valid counts as revoked. */
  revokeToken(token: Secret, options: Call): Promise<void>

  /**
   * The tenant's time, in milliseconds since the epoch: the clock of this machine, corrected by what the tenant's last
   * answer said (its `Date` counts whole seconds).
   */
  tenantTime(): number
  /** Ends after `ms`, by the clock that this client was given. */
  sleep(ms: number, options: Call): Promise<void>

  /** Closes idle connections and waits for the requests under way. */
  close(): Promise<void>
}
