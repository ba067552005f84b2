import { Fn, type TerraformMetaArguments } from 'cdktf'
import type { Construct } from 'constructs'
import type { AttributeKinds } from '../attributes'
import { QlikCloudDataSource } from '../qlik-cloud-data-source'
import { checkTenant, tenantFor } from '../tenant-scope'
import { OAUTH_CONFIGURATION_TYPE } from '../terraform-types'

/** @internal */
export const DATA_OAUTH_CONFIGURATION_ARGUMENTS = { tenant: 'string' } as const satisfies AttributeKinds

/** @internal */
export const DATA_OAUTH_CONFIGURATION_COMPUTED = [
  'issuer',
  'authorizationEndpoint',
  'tokenEndpoint',
  'revocationEndpoint',
  'jwksUri',
  'grantTypesSupported',
  'responseTypesSupported',
  'json',
] as const satisfies readonly (keyof DataOAuthConfiguration)[]

export interface DataOAuthConfigurationProps extends TerraformMetaArguments {
  /**
   * The tenant, by its name in the provider's `tenants`.
   * @default - the tenant of the provider's `tenantUrl`; within a stamp of a `TenantFleet`, the stamp's
   */
  readonly tenant?: string
}

/**
 * What an application has to know of a tenant's authorization server: its addresses and what it can do. The console
 * shows the same under "View OAuth configuration".
 *
 * @example
 * import { TerraformOutput, TerraformStack } from 'cdktf'
 * import { DataOAuthConfiguration } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   const server = new DataOAuthConfiguration(stack, 'server')
 *   new TerraformOutput(stack, 'token-endpoint', { value: server.tokenEndpoint })
 * }
 *
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2
 */
export class DataOAuthConfiguration extends QlikCloudDataSource {
  static readonly tfResourceType = OAUTH_CONFIGURATION_TYPE

  constructor(scope: Construct, id: string, props: DataOAuthConfigurationProps = {}) {
    super(scope, id, OAUTH_CONFIGURATION_TYPE, props, {
      kinds: DATA_OAUTH_CONFIGURATION_ARGUMENTS,
      given: { ...props, tenant: tenantFor(scope, props) },
    })
    checkTenant(this, props)
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }

  get issuer(): string {
    return this.getStringAttribute('issuer')
  }

  get authorizationEndpoint(): string {
    return this.getStringAttribute('authorization_endpoint')
  }

  get tokenEndpoint(): string {
    return this.getStringAttribute('token_endpoint')
  }

  get revocationEndpoint(): string {
    return this.getStringAttribute('revocation_endpoint')
  }

  get jwksUri(): string {
    return this.getStringAttribute('jwks_uri')
  }

  get grantTypesSupported(): string[] {
    return Fn.tolist(this.getListAttribute('grant_types_supported'))
  }

  get responseTypesSupported(): string[] {
    return Fn.tolist(this.getListAttribute('response_types_supported'))
  }

  /** All of it as JSON text, to hand to an application. */
  get json(): string {
    return this.getStringAttribute('json')
  }
}
