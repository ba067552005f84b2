import { Annotations, TerraformProvider } from 'cdktf'
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer'
import type { Construct } from 'constructs'
import { hclAttributes, jsonAttributes, type AttributeKinds } from '../attributes'
import { placeForStack, thisHost, type Host } from '../placement/placement'
import { packagedProvider, type ProviderBundle } from '../placement/provider-bundle'
import { PROVIDER_SOURCE, PROVIDER_TYPE } from '../terraform-types'
import { policyRuleIds } from '../policy/applied-policies'
import { unknownRules } from '../unknown-rules'
import { literalSecretWarnings } from './literal-secrets'
import type { QlikCloudProviderProps } from './qlik-cloud-provider-props'
import { pathFromStack } from './tenants-file'

/** @internal */
export const PROVIDER_ATTRIBUTES = {
  tenantUrl: 'string',
  clientId: 'string',
  clientSecret: 'string',
  privateKey: 'string',
  keyId: 'string',
  apiKey: 'string',
  tenants: 'map',
  tenantsFile: 'string',
  allowedTenants: 'strings',
  skipRules: 'strings',
  excludedTenants: 'strings',
  requestTimeoutSeconds: 'number',
  maxWaitSeconds: 'number',
  quotaShare: 'number',
} as const satisfies AttributeKinds<Exclude<keyof QlikCloudProviderProps, 'alias'>>

/**
 * The provider of all Qlik Cloud resources in a stack. Each stack with such resources needs one.
 *
 * At synthesis it puts the provider's program into the stack's folder, where `terraform init` finds it: there is
 * nothing to install.
 *
 * @example
 * import { TerraformStack } from 'cdktf'
 * import { QlikCloudProvider } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   // Address and credentials come from QLIKCLOUD_TENANT_URL, QLIKCLOUD_CLIENT_ID and QLIKCLOUD_CLIENT_SECRET.
 *   new QlikCloudProvider(stack, 'qlikcloud')
 * }
 */
export class QlikCloudProvider extends TerraformProvider {
  static readonly tfResourceType = PROVIDER_TYPE

  readonly #props: QlikCloudProviderProps

  constructor(scope: Construct, id: string, props?: QlikCloudProviderProps)
  /** @internal Tests place another program, or pretend to be on another machine. */
  constructor(
    scope: Construct,
    id: string,
    props: QlikCloudProviderProps,
    bundle: ProviderBundle,
    host?: Host,
  )
  constructor(
    scope: Construct,
    id: string,
    props: QlikCloudProviderProps = {},
    bundle: ProviderBundle = packagedProvider(),
    host: Host = thisHost(),
  ) {
    super(scope, id, {
      terraformResourceType: PROVIDER_TYPE,
      terraformProviderSource: PROVIDER_SOURCE,
      // An exact version, so that the one that is placed is the one that runs.
      terraformGeneratorMetadata: { providerName: PROVIDER_TYPE, providerVersion: bundle.version },
    })
    this.#props = props
    for (const warning of literalSecretWarnings(props)) Annotations.of(this).addWarning(warning)
    this.node.addValidation({ validate: () => unknownRules(props.skipRules, policyRuleIds(this)) })
    // cdktf means this for its own use, but has no other hook that knows the output folder (its own assets use it).
    addCustomSynthesis(this, {
      onSynthesize: (session) => {
        placeForStack(this, session, bundle, host)
      },
    })
  }

  override get alias(): string | undefined {
    return this.#props.alias
  }

  /** Ids of the rules that are overruled for all its resources. */
  get skipRules(): readonly string[] | undefined {
    return this.#props.skipRules
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return jsonAttributes(PROVIDER_ATTRIBUTES, this.#arguments())
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclAttributes(PROVIDER_ATTRIBUTES, this.#arguments())
  }

  #arguments(): QlikCloudProviderProps & Record<string, unknown> {
    const { tenantsFile } = this.#props
    return {
      ...this.#props,
      ...(tenantsFile !== undefined && { tenantsFile: pathFromStack(this, tenantsFile) }),
    }
  }
}
