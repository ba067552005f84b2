import type { TerraformMetaArguments } from 'cdktf'
import type { Construct } from 'constructs'
import { customScopes, type AppType, type CustomScope, type ScopeLevel, type ScopeUse } from '../../rules'
import type { AttributeKinds } from '../attributes'
import { QlikCloudDataSource } from '../qlik-cloud-data-source'
import { OAUTH_SCOPES_TYPE } from '../terraform-types'
import { FoundOAuthScopes } from './found-oauth-scopes'

/** @internal */
export const DATA_OAUTH_SCOPES_ARGUMENTS = {
  appType: 'string',
  level: 'string',
  use: 'string',
} as const satisfies AttributeKinds

/** @internal */
export const DATA_OAUTH_SCOPES_COMPUTED = ['scopes'] as const satisfies readonly (keyof DataOAuthScopes)[]

export interface DataOAuthScopesProps extends TerraformMetaArguments {
  /**
   * Only scopes that a client of this type can have.
   * @default - scopes for clients of all types, and scopes that no client can have
   */
  readonly appType?: AppType

  /**
   * Only scopes of this level.
   * @default - scopes of all levels
   */
  readonly level?: ScopeLevel

  /**
   * Only scopes of this use.
   * @default - scopes of all uses
   */
  readonly use?: ScopeUse
}

/**
 * The scopes that Qlik publishes, as far as the provider knows them. No tenant is asked.
 *
 * @example
 * import { TerraformStack } from 'cdktf'
 * import { DataOAuthScopes, OAuthClient } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   const scopes = new DataOAuthScopes(stack, 'admin-scopes', { appType: 'web', level: 'admin' })
 *   new OAuthClient(stack, 'robot', {
 *     appType: 'web',
 *     clientName: 'Robot',
 *     allowedGrantTypes: ['client_credentials'],
 *     allowedScopes: scopes.names,
 *   })
 * }
 *
 * @see https://qlik.dev/manage/access-control/scopes/
 */
export class DataOAuthScopes extends QlikCloudDataSource {
  static readonly tfResourceType = OAUTH_SCOPES_TYPE

  /** The scopes that were found, ordered by name. */
  readonly scopes: FoundOAuthScopes = new FoundOAuthScopes(this, 'scopes')

  constructor(scope: Construct, id: string, props: DataOAuthScopesProps = {}) {
    super(scope, id, OAUTH_SCOPES_TYPE, props, { kinds: DATA_OAUTH_SCOPES_ARGUMENTS, given: { ...props } })
  }

  /** The names of the scopes that were found, as a client takes them. */
  get names(): CustomScope[] {
    return customScopes(this.getListAttribute('scopes[*].name'))
  }

  get appType(): string {
    return this.getStringAttribute('app_type')
  }

  get level(): string {
    return this.getStringAttribute('level')
  }

  get use(): string {
    return this.getStringAttribute('use')
  }
}
