/** An OAuth client that other constructs can refer to: of this stack, looked up, or known by its id alone. */
export interface IOAuthClient {
  /** Id of the client. */
  readonly clientId: string
  /** The tenant that it was given, as in the `tenants` of the provider; none for the provider's own tenant. Within a stamp of a `TenantFleet` it is the stamp's. */
  readonly tenantInput: string | undefined
}
