import { Construct } from 'constructs'
import { checkTenant, tenantFor } from '../tenant-scope'
import type { IOAuthClient } from './i-oauth-client'

export interface ExistingOAuthClientOptions {
  /**
   * The tenant that holds the client, by its name in the provider's `tenants`.
   * @default - the tenant of the provider's `tenantUrl`; within a stamp of a `TenantFleet`, the stamp's
   */
  readonly tenant?: string
}

const NO_CLIENT_ID =
  'Client id missing: clientId is empty. Give the id of the client, as the console shows it; a variable of the environment may be unset.'

/** A client that is known by its id alone. */
export class ExistingOAuthClient extends Construct implements IOAuthClient {
  readonly clientId: string
  readonly tenantInput: string | undefined

  constructor(scope: Construct, id: string, clientId: string, options: ExistingOAuthClientOptions) {
    super(scope, id)
    this.clientId = clientId
    this.tenantInput = tenantFor(scope, options)
    checkTenant(this, options)
    this.node.addValidation({ validate: () => (clientId.trim() === '' ? [NO_CLIENT_ID] : []) })
  }
}
