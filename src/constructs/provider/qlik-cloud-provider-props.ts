/** How to log in to a tenant: as an OAuth client with a secret, or with a key pair, or with an API key. */
export interface QlikCloudCredentials {
  /**
   * Id of a web client with the grant `client_credentials`, the scope `admin_classic` and trusted consent.
   * @default - `QLIKCLOUD_CLIENT_ID` from the environment of Terraform
   */
  readonly clientId?: string

  /**
   * Secret of that client. A `TerraformVariable`, not a literal: this goes into the synthesized files.
   * @default - `QLIKCLOUD_CLIENT_SECRET` from the environment of Terraform
   */
  readonly clientSecret?: string

  /**
   * Private key (PEM or JWK) of that client, instead of a secret. A `TerraformVariable`, not a literal.
   * @default - `QLIKCLOUD_PRIVATE_KEY` from the environment of Terraform
   * @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/
   */
  readonly privateKey?: string

  /**
   * The `kid` of the public key that is registered with the client.
   * @default - `QLIKCLOUD_KEY_ID` from the environment of Terraform
   */
  readonly keyId?: string

  /**
   * API key of a tenant admin, instead of a client. A `TerraformVariable`, not a literal.
   * @default - `QLIKCLOUD_API_KEY` from the environment of Terraform
   */
  readonly apiKey?: string
}

/** A tenant besides the one of `tenantUrl`. */
export interface QlikCloudTenant extends QlikCloudCredentials {
  /** Address of the tenant, such as `https://acme.eu.qlikcloud.com`. */
  readonly url: string
}

export interface QlikCloudProviderProps extends QlikCloudCredentials {
  /**
   * Address of the tenant of all resources that do not name another one with `tenant`.
   * @default - `QLIKCLOUD_TENANT_URL` from the environment of Terraform
   */
  readonly tenantUrl?: string

  /**
   * Further tenants, by a name of your own to which resources refer with `tenant`. A tenant without credentials of
   * its own is reached with those of the provider.
   * @default - only the tenant of `tenantUrl`
   */
  readonly tenants?: Readonly<Record<string, QlikCloudTenant>>

  /**
   * Path of a JSON file with further tenants, from where the app runs: `{"acme": {"url": "https://acme.eu.qlikcloud.com"}}`.
   * Terraform reads it, so that what is secret in it gets into no synthesized file. A name must not be in `tenants` as well.
   * @default - `QLIKCLOUD_TENANTS_FILE` from the environment of Terraform
   */
  readonly tenantsFile?: string

  /**
   * A guard: names or host names of tenants, with `*` for any characters. Resources of other tenants fail at plan.
   * @default - all tenants are allowed
   */
  readonly allowedTenants?: string[]

  /**
   * Ids of rules to overrule in all clients, secrets and publications of this provider, besides those that a client
   * overrules itself. A rule that would have failed shows as a warning.
   * @default - all rules hold
   */
  readonly skipRules?: string[]

  /**
   * Tenants to leave out for now, for instance because one is down: names or host names, with `*` for any characters.
   * Nothing is sent to them, and what they have stays as it is.
   * @default - only those in `QLIKCLOUD_EXCLUDED_TENANTS` in the environment of Terraform, which are always left out
   */
  readonly excludedTenants?: string[]

  /**
   * How long one request may take, in seconds.
   * @default - the provider decides
   */
  readonly requestTimeoutSeconds?: number

  /**
   * How long one step may wait, in all, for rate limits and faults to pass, in seconds.
   * @default - the provider decides
   */
  readonly maxWaitSeconds?: number

  /**
   * How much of the calls that Qlik Cloud allows a minute may be used: above 0, up to 1.
   * @default - all of them
   * @see https://qlik.dev/apis/rest/rate-limiting
   */
  readonly quotaShare?: number

  /**
   * Tells several providers of one stack apart; resources choose one with `provider`.
   * @default - the provider of all resources that do not choose another one
   */
  readonly alias?: string
}
