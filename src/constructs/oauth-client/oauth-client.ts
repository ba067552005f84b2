import { Fn, type ImportableResource, type IResolvable, type TerraformProvider } from 'cdktf'
import type { Construct } from 'constructs'
import { OAUTH_CLIENT_RULES, type AppType } from '../../rules'
import type { AttributeKinds } from '../attributes'
import { checkAtSynth } from '../broken-rules'
import { policyClashes, policyRuleIds, policyViolations } from '../policy/applied-policies'
import { importedResource, QlikCloudResource } from '../qlik-cloud-resource'
import { resourceViolations } from '../resource-violations'
import { checkTenant, tenantFor } from '../tenant-scope'
import { OAUTH_CLIENT_TYPE } from '../terraform-types'
import { unknownRules } from '../unknown-rules'
import type { Choice } from './accepted-props'
import { clientFacts } from './client-facts'
import type { FITNESS, Fitness } from './client-fitness'
import { ExistingOAuthClient, type ExistingOAuthClientOptions } from './existing-oauth-client'
import type { IOAuthClient } from './i-oauth-client'
import { initialSecret, type InitialSecret } from './initial-secret'
import type { OAuthClientProps } from './oauth-client-props'

/** @internal */
export const OAUTH_CLIENT_ARGUMENTS = {
  tenant: 'string',
  appType: 'string',
  clientName: 'string',
  description: 'string',
  clientUri: 'string',
  logoUri: 'string',
  redirectUris: 'strings',
  allowedOrigins: 'strings',
  allowedScopes: 'strings',
  allowedGrantTypes: 'strings',
  allowedAuthMethods: 'strings',
  publicKeys: 'objects',
  consentMethod: 'string',
  keepInitialSecret: 'boolean',
  forceDestroy: 'boolean',
  skipRules: 'strings',
} as const satisfies AttributeKinds

/** @internal */
export const OAUTH_CLIENT_COMPUTED = [
  'id',
  'clientId',
  'clientSecret',
  'clientSecretHint',
  'clientSecretHints',
  'publishedAt',
  'createdAt',
  'disabled',
] as const satisfies readonly (keyof OAuthClient)[]

/** What `new OAuthClient(…)` makes. */
export class OAuthClient<A extends AppType = AppType, C extends Choice = never>
  extends QlikCloudResource
  implements IOAuthClient
{
  static readonly tfResourceType = OAUTH_CLIENT_TYPE

  /** What speaks against secrets and against publishing, for the compiler; there is no such property at run time. */
  declare readonly [FITNESS]: Fitness<A, C>

  /** What the client was made from. */
  readonly props: OAuthClientProps

  readonly tenantInput: string | undefined

  /** @internal */
  readonly initialSecret: InitialSecret

  constructor(scope: Construct, id: string, props: OAuthClientProps) {
    const initial = initialSecret(props)
    const tenant = tenantFor(scope, props)
    const given = {
      ...props,
      tenant,
      get keepInitialSecret() {
        return initial.keep
      },
    }
    super(scope, id, OAUTH_CLIENT_TYPE, props, { kinds: OAUTH_CLIENT_ARGUMENTS, given })
    this.props = props
    this.tenantInput = tenant
    this.initialSecret = initial
    checkTenant(this, props)
    checkAtSynth(this, () =>
      resourceViolations(OAUTH_CLIENT_RULES, clientFacts(props), {
        resource: this,
        skipRules: [props.skipRules],
      }),
    )
    checkAtSynth(this, () => policyViolations(this))
    this.node.addValidation({
      validate: () => [
        ...(props.skipRules === undefined ? [] : unknownRules(props.skipRules, policyRuleIds(this))),
        ...policyClashes(this),
        ...missingSecret(initial),
      ],
    })
  }

  /**
   * A client that exists already, by its id: to make secrets for it, or to publish it. Terraform does not manage it.
   *
   * @example
   * import { TerraformStack } from 'cdktf'
   * import { ClientSecret, OAuthClient } from 'cdktf-provider-qlikcloud'
   *
   * export function build(stack: TerraformStack) {
   *   const client = OAuthClient.fromClientId(stack, 'legacy', '019f04b2d1c47b0e8a52c3d4e5f60718')
   *   new ClientSecret(stack, 'legacy-secret', { client })
   * }
   */
  static fromClientId(
    scope: Construct,
    id: string,
    clientId: string,
    options: ExistingOAuthClientOptions = {},
  ): IOAuthClient {
    return new ExistingOAuthClient(scope, id, clientId, options)
  }

  /** Imports an existing client and lets Terraform write its configuration, under the construct id `importToId`. */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return importedResource(scope, importToId, OAUTH_CLIENT_TYPE, importFromId, provider)
  }

  /** Id of the client: public and unchangeable. */
  get clientId(): string {
    return this.getStringAttribute('client_id')
  }

  /**
   * The secret that Qlik made together with the client. Sensitive.
   * @throws where the client has none, with the reason
   */
  get clientSecret(): string {
    const reason = this.initialSecret.whyNone
    if (reason !== undefined) throw new Error(`[${this.node.path}] There is no initial secret: ${reason}`)
    this.initialSecret.use()
    return this.getStringAttribute('client_secret')
  }

  /** Hint of the secret in `clientSecret`. */
  get clientSecretHint(): string {
    return this.getStringAttribute('client_secret_hint')
  }

  /** The hints of all secrets of the client: up to five characters each. */
  get clientSecretHints(): string[] {
    return Fn.tolist(this.getListAttribute('client_secret_hints'))
  }

  /** When the client was published; null while it is not. */
  get publishedAt(): string {
    return this.getStringAttribute('published_at')
  }

  /** When the client was created. */
  get createdAt(): string {
    return this.getStringAttribute('created_at')
  }

  /** Whether Qlik has disabled the client. */
  get disabled(): IResolvable {
    return this.getBooleanAttribute('disabled')
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }

  get appType(): string {
    return this.getStringAttribute('app_type')
  }

  get clientName(): string {
    return this.getStringAttribute('client_name')
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

  /** The ways to authenticate: those given, or those that Qlik chose. */
  get allowedAuthMethods(): string[] {
    return Fn.tolist(this.getListAttribute('allowed_auth_methods'))
  }

  /** The consent method: the one given, or `trusted` for machine-to-machine clients and `required` for others. */
  get consentMethod(): string {
    return this.getStringAttribute('consent_method')
  }
}

/** A `ClientSecret` that comes after `clientSecret` was used takes it away. */
function missingSecret(initial: InitialSecret): string[] {
  const reason = initial.isUsed ? initial.whyNone : undefined
  return reason === undefined ? [] : [`There is no initial secret, but clientSecret is used: ${reason}`]
}
