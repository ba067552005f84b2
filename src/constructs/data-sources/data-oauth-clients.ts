import type { TerraformMetaArguments } from 'cdktf'
import type { Construct } from 'constructs'
import type { AppType } from '../../rules'
import type { AttributeKinds } from '../attributes'
import { QlikCloudDataSource } from '../qlik-cloud-data-source'
import { checkTenant, tenantFor } from '../tenant-scope'
import { OAUTH_CLIENTS_TYPE } from '../terraform-types'
import { FoundOAuthClients } from './found-oauth-clients'

/** @internal */
export const DATA_OAUTH_CLIENTS_ARGUMENTS = {
  tenant: 'string',
  filter: 'object',
} as const satisfies AttributeKinds

/** @internal */
export const DATA_OAUTH_CLIENTS_COMPUTED = ['clients'] as const satisfies readonly (keyof DataOAuthClients)[]

/** Conditions that a client has to meet, all of them. */
export interface OAuthClientFilter {
  /**
   * Only clients of this type.
   * @default - clients of all types
   */
  readonly appType?: AppType
  /**
   * Only clients of exactly this name.
   * @default - clients of any name
   */
  readonly clientName?: string
  /**
   * Only clients made by a `user`, a `service`, or `dcr` (dynamic client registration).
   * @default - clients of any origin
   */
  readonly createdByType?: string
}

export interface DataOAuthClientsProps extends TerraformMetaArguments {
  /**
   * The tenant to look in, by its name in the provider's `tenants`.
   * @default - the tenant of the provider's `tenantUrl`; within a stamp of a `TenantFleet`, the stamp's
   */
  readonly tenant?: string

  /**
   * Which clients are wanted.
   * @default - all clients of the tenant
   */
  readonly filter?: OAuthClientFilter
}

/**
 * The OAuth clients of a tenant, all of them or those that meet a filter.
 *
 * @example
 * import { TerraformOutput, TerraformStack } from 'cdktf'
 * import { DataOAuthClients } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   const apps = new DataOAuthClients(stack, 'apps', { filter: { appType: 'spa' } })
 *   new TerraformOutput(stack, 'first-app', { value: apps.clients.get(0).clientName })
 * }
 */
export class DataOAuthClients extends QlikCloudDataSource {
  static readonly tfResourceType = OAUTH_CLIENTS_TYPE

  /** The clients that were found, ordered by their ids. */
  readonly clients: FoundOAuthClients = new FoundOAuthClients(this, 'clients')

  constructor(scope: Construct, id: string, props: DataOAuthClientsProps = {}) {
    super(scope, id, OAUTH_CLIENTS_TYPE, props, {
      kinds: DATA_OAUTH_CLIENTS_ARGUMENTS,
      given: { ...props, tenant: tenantFor(scope, props) },
    })
    checkTenant(this, props)
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }
}
