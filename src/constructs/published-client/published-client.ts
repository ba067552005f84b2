import type { ImportableResource, TerraformMetaArguments, TerraformProvider } from 'cdktf'
import type { Construct } from 'constructs'
import { known, PUBLICATION_RULES } from '../../rules'
import type { AttributeKinds } from '../attributes'
import { checkAtSynth } from '../broken-rules'
import { noteDependent } from '../client-dependents'
import { clientFacts } from '../oauth-client/client-facts'
import type { PublishableClient } from '../oauth-client/client-fitness'
import type { IOAuthClient } from '../oauth-client/i-oauth-client'
import { OAuthClient } from '../oauth-client/typed-oauth-client'
import { importedResource, QlikCloudResource } from '../qlik-cloud-resource'
import { policyRuleIds } from '../policy/applied-policies'
import { dependentSkipRules } from '../dependent-skip-rules'
import { resourceViolations } from '../resource-violations'
import { unknownRules } from '../unknown-rules'
import { PUBLICATION_TYPE } from '../terraform-types'

/** @internal */
export const PUBLICATION_ARGUMENTS = {
  clientId: 'string',
  tenant: 'string',
  skipRules: 'strings',
} as const satisfies AttributeKinds

/** @internal */
export const PUBLICATION_COMPUTED = [
  'id',
  'publishedAt',
] as const satisfies readonly (keyof PublishedClient)[]

export interface PublishedClientProps extends TerraformMetaArguments {
  /** The client, which must ask for consent. */
  readonly client: PublishableClient

  /**
   * Ids of compatibility rules to overrule here, besides those that the client or the provider overrules. Each one that
   * would have failed is a warning.
   * @default - none
   */
  readonly skipRules?: readonly string[]
}

/**
 * Makes an OAuth client available to all tenants of its region. **This cannot be undone**: removing the construct only
 * makes Terraform forget it, and the client stays published until it is deleted.
 *
 * @example
 * import { TerraformStack } from 'cdktf'
 * import { OAuthClient, PublishedClient } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack, client: OAuthClient) {
 *   new PublishedClient(stack, 'published', { client })
 * }
 */
export class PublishedClient extends QlikCloudResource {
  static readonly tfResourceType = PUBLICATION_TYPE

  /** The client that is published. */
  readonly client: IOAuthClient

  constructor(scope: Construct, id: string, props: PublishedClientProps) {
    const { client, skipRules } = props
    super(scope, id, PUBLICATION_TYPE, props, {
      kinds: PUBLICATION_ARGUMENTS,
      given: {
        clientId: client.clientId,
        tenant: client.tenantInput,
        skipRules: dependentSkipRules(PUBLICATION_RULES, client, skipRules),
      },
    })
    this.client = client
    noteDependent(client, this)
    checkAtSynth(this, () =>
      client instanceof OAuthClient ? violationsOncePublished(client, this, skipRules) : [],
    )
    this.node.addValidation({ validate: () => unknownRules(skipRules, policyRuleIds(this)) })
  }

  /** Imports the publication of a client, by the client's id, and lets Terraform write its configuration. */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return importedResource(scope, importToId, PUBLICATION_TYPE, importFromId, provider)
  }

  /** When the client was published. */
  get publishedAt(): string {
    return this.getStringAttribute('published_at')
  }

  get clientId(): string {
    return this.getStringAttribute('client_id')
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }
}

function violationsOncePublished(
  { props }: OAuthClient,
  publication: PublishedClient,
  skipRules: readonly string[] | undefined,
) {
  return resourceViolations(
    PUBLICATION_RULES,
    { ...clientFacts(props), published: known(true) },
    { resource: publication, skipRules: [props.skipRules, skipRules] },
  )
}
