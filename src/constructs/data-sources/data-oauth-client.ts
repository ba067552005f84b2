import { Fn, type IResolvable, type TerraformMetaArguments } from 'cdktf'
import type { Construct } from 'constructs'
import type { AttributeKinds } from '../attributes'
import type { IOAuthClient } from '../oauth-client/i-oauth-client'
import { QlikCloudDataSource } from '../qlik-cloud-data-source'
import { checkTenant, tenantFor } from '../tenant-scope'
import { OAUTH_CLIENT_TYPE } from '../terraform-types'

/** @internal */
export const DATA_OAUTH_CLIENT_ARGUMENTS = {
  tenant: 'string',
  clientId: 'string',
  clientName: 'string',
} as const satisfies AttributeKinds

/** @internal */
export const DATA_OAUTH_CLIENT_COMPUTED = [
  'appType',
  'description',
  'clientUri',
  'logoUri',
  'redirectUris',
  'allowedOrigins',
  'allowedScopes',
  'allowedGrantTypes',
  'allowedAuthMethods',
  'publicKeys',
  'consentMethod',
  'clientSecretHints',
  'publishedAt',
  'createdAt',
  'createdByType',
  'disabled',
] as const satisfies readonly (keyof DataOAuthClient)[]

interface DataOAuthClientOptions extends TerraformMetaArguments {
  /**
   * The tenant to look in, by its name in the provider's `tenants`.
   * @default - the tenant of the provider's `tenantUrl`; within a stamp of a `TenantFleet`, the stamp's
   */
  readonly tenant?: string
}

export interface DataOAuthClientByIdProps extends DataOAuthClientOptions {
  /** Id of the client. */
  readonly clientId: string
  /** The id says which client. @default - looked up by id */
  readonly clientName?: never
}

export interface DataOAuthClientByNameProps extends DataOAuthClientOptions {
  /** Exact name of the client. None of that name, or several, is an error that lists them. */
  readonly clientName: string
  /** The name says which client. @default - looked up by name */
  readonly clientId?: never
}

/** A client is looked up by its id or by its name. */
export type DataOAuthClientProps = DataOAuthClientByIdProps | DataOAuthClientByNameProps

/**
 * An OAuth client that exists already, with all that can be read of it.
 *
 * @example
 * import { TerraformStack } from 'cdktf'
 * import { ClientSecret, DataOAuthClient } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   const client = new DataOAuthClient(stack, 'legacy', { clientName: 'Legacy portal' })
 *   new ClientSecret(stack, 'legacy-secret', { client })
 * }
 */
export class DataOAuthClient extends QlikCloudDataSource implements IOAuthClient {
  static readonly tfResourceType = OAUTH_CLIENT_TYPE

  readonly tenantInput: string | undefined

  constructor(scope: Construct, id: string, props: DataOAuthClientProps) {
    const tenant = tenantFor(scope, props)
    super(scope, id, OAUTH_CLIENT_TYPE, props, {
      kinds: DATA_OAUTH_CLIENT_ARGUMENTS,
      given: { ...props, tenant },
    })
    this.tenantInput = tenant
    checkTenant(this, props)
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }

  get clientId(): string {
    return this.getStringAttribute('client_id')
  }

  get clientName(): string {
    return this.getStringAttribute('client_name')
  }

  get appType(): string {
    return this.getStringAttribute('app_type')
  }

  get description(): string {
    return this.getStringAttribute('description')
  }

  get clientUri(): string {
    return this.getStringAttribute('client_uri')
  }

  get logoUri(): string {
    return this.getStringAttribute('logo_uri')
  }

  get redirectUris(): string[] {
    return Fn.tolist(this.getListAttribute('redirect_uris'))
  }

  get allowedOrigins(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_origins'))
  }

  get allowedScopes(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_scopes'))
  }

  get allowedGrantTypes(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_grant_types'))
  }

  get allowedAuthMethods(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_auth_methods'))
  }

  /** The public keys (JWK), as one value to hand on: a set of objects. */
  get publicKeys(): IResolvable {
    return this.interpolationForAttribute('public_keys')
  }

  get consentMethod(): string {
    return this.getStringAttribute('consent_method')
  }

  /** The hints of all secrets of the client: up to five characters each. */
  get clientSecretHints(): string[] {
    return Fn.tolist(this.getListAttribute('client_secret_hints'))
  }

  /** When the client was published; null while it is not. */
  get publishedAt(): string {
    return this.getStringAttribute('published_at')
  }

  get createdAt(): string {
    return this.getStringAttribute('created_at')
  }

  /** Who made the client: `user`, `service`, or `dcr` (dynamic client registration). */
  get createdByType(): string {
    return this.getStringAttribute('created_by_type')
  }

  /** Whether Qlik has disabled the client. */
  get disabled(): IResolvable {
    return this.getBooleanAttribute('disabled')
  }
}
