import type { AppType, ClientFields, ConsentMethod, SecretRecord } from '../region/client-record'
import type { LoggedRequest } from '../region/request-log'
import type { User } from '../region/tenant'

/** A client as the tenant knows it, without the values of its secrets. */
export interface ClientSnapshot extends ClientFields {
  readonly clientId: string
  /** The tenant that created it. */
  readonly tenantId: string
  readonly appType: AppType
  readonly consentMethod: ConsentMethod
  readonly deletedByOwner: boolean
  readonly secrets: readonly Omit<SecretRecord, 'value'>[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly publishedAt?: string
  readonly disableTag?: string
}

/** Field names and values of the management API; they are checked as the API would check them. */
export type WrittenFields = Readonly<Record<string, unknown>>

/** The console refused what a test asked it for. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError'
}

/**
 * One tenant behind the scenes: what is in it, and what a tenant admin could change in the console while nobody calls the
 * API. Changes obey the same rules as the API's.
 */
export interface EmulatedTenant {
  readonly name: string
  readonly id: string
  readonly url: string

  /** Every client that the tenant knows, the bootstrap client and approved foreign ones included. */
  clients(): readonly ClientSnapshot[]
  /** @returns undefined when the tenant knows no such client. */
  client(clientId: string): ClientSnapshot | undefined
  /** The values of a client's secrets, oldest first. Nothing else here ever holds one. */
  secretValues(clientId: string): readonly string[]
  users(): readonly User[]
  /** Every request that the tenant got since the start or the last `clearRequests`. */
  requests(): readonly LoggedRequest[]
  clearRequests(): void

  /** @throws {@link ConsoleError} like every change below, when the region refuses it. */
  createClient(request: WrittenFields): { readonly clientId: string; readonly clientSecret?: string }
  /** Sets fields; `null` clears one. */
  updateClient(clientId: string, changes: WrittenFields): void
  deleteClient(clientId: string): void
  addSecret(clientId: string): { readonly hint: string; readonly clientSecret: string }
  removeSecret(clientId: string, hint: string): void
  setConsent(clientId: string, consentMethod: ConsentMethod): void
  publish(clientId: string): void
  /** Keeps a client from getting tokens. @default reason - `disabled` */
  disable(clientId: string, reason?: string): void
  enable(clientId: string): void
  /** This tenant's yes to a client that another tenant published. */
  approve(clientId: string): void
  /** Takes the yes back. */
  disapprove(clientId: string): void

  /**
   * An access token of a user who logged in.
   * @default admin - false: a user without the role TenantAdmin
   */
  issueToken(options?: { readonly admin?: boolean }): Promise<string>
  /** Makes every token that was issued so far useless. */
  revokeTokens(): void
  /** An API key of the tenant admin, or of a user without that role. @default admin - true */
  addApiKey(options?: { readonly admin?: boolean }): string
  revokeApiKeys(): void
}
