import type { ImportableResource, TerraformMetaArguments, TerraformProvider } from 'cdktf'
import type { Construct, IConstruct } from 'constructs'
import {
  CLIENT_SECRET_RULES,
  CLIENT_SECRETS_MAX_COUNT,
  camelCase,
  known,
  RECIPIENT_KEY_RULES,
  UNKNOWN,
  violations,
  type RecipientKeySpec,
} from '../../rules'
import type { AttributeKinds } from '../attributes'
import { checkAtSynth } from '../broken-rules'
import { dependentsOf, noteDependent } from '../client-dependents'
import { factOf } from '../literal'
import { clientFacts } from '../oauth-client/client-facts'
import type { ClientWithSecrets } from '../oauth-client/client-fitness'
import type { IOAuthClient } from '../oauth-client/i-oauth-client'
import { OAuthClient } from '../oauth-client/typed-oauth-client'
import { importedResource, QlikCloudResource } from '../qlik-cloud-resource'
import { policyRuleIds } from '../policy/applied-policies'
import { dependentSkipRules } from '../dependent-skip-rules'
import { resourceViolations } from '../resource-violations'
import { unknownRules } from '../unknown-rules'
import { CLIENT_SECRET_TYPE } from '../terraform-types'
import { recipientText, type RecipientPublicKey } from './recipient-public-key'
import { rotationArgument, rotationViolations, type ClientSecretRotation } from './client-secret-rotation'

/** @internal */
export const CLIENT_SECRET_ARGUMENTS = {
  clientId: 'string',
  tenant: 'string',
  rotation: 'object',
  keepers: 'map',
  recipientPublicKey: 'string',
  skipRules: 'strings',
} as const satisfies AttributeKinds

/** @internal */
export const CLIENT_SECRET_COMPUTED = [
  'id',
  'secret',
  'encryptedSecret',
  'hint',
  'createdAt',
  'createdBy',
  'rotatesAt',
  'previousHint',
  'previousCreatedAt',
  'previousExpiresAt',
] as const satisfies readonly (keyof ClientSecret)[]

export interface ClientSecretProps extends TerraformMetaArguments {
  /** The client, which must be a web client that authenticates with secrets. */
  readonly client: ClientWithSecrets

  /**
   * When the secret is replaced by a new one, in place, and how long the old one stays valid then.
   * @default - the secret stays; should `keepers` change, the old one is kept until the next deployment
   */
  readonly rotation?: ClientSecretRotation

  /**
   * Any texts. When one of them changes, the secret is rotated.
   * @default - the secret is rotated by its age alone
   */
  readonly keepers?: Readonly<Record<string, string>>

  /**
   * Public key of whoever is to have the secret: PEM (`-----BEGIN PUBLIC KEY-----`), or a JWK as it is or as JSON text;
   * RSA from 2048 bits, or EC on P-256, P-384 or P-521. The secret is then nowhere in Terraform's state, and
   * `encryptedSecret` takes the place of `secret`. Another key rotates the secret.
   * @default - the secret is stored as it is
   */
  readonly recipientPublicKey?: string | RecipientPublicKey

  /**
   * Ids of compatibility rules to overrule here, besides those that the client or the provider overrules. Each one that
   * would have failed is a warning.
   * @default - none
   */
  readonly skipRules?: readonly string[]
}

/**
 * A secret of an OAuth client. It takes the place of the one that Qlik makes with the client, unless the client says
 * that it keeps that one. A client has at most five, so that a new one can be handed out before the old one goes.
 *
 * @example
 * import { TerraformOutput, TerraformStack } from 'cdktf'
 * import { ClientSecret, Duration, OAuthClient } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack, client: OAuthClient) {
 *   const secret = new ClientSecret(stack, 'secret', {
 *     client,
 *     rotation: { every: Duration.days(90), overlap: Duration.days(14) },
 *   })
 *   new TerraformOutput(stack, 'client-secret', { value: secret.secret, sensitive: true })
 * }
 */
export class ClientSecret extends QlikCloudResource {
  static readonly tfResourceType = CLIENT_SECRET_TYPE

  /** The client that the secret belongs to. */
  readonly client: IOAuthClient

  readonly #isEncrypted: boolean

  constructor(scope: Construct, id: string, props: ClientSecretProps) {
    const { client, rotation, keepers, skipRules } = props
    const recipientPublicKey = props.recipientPublicKey && recipientText(props.recipientPublicKey)
    super(scope, id, CLIENT_SECRET_TYPE, props, {
      kinds: CLIENT_SECRET_ARGUMENTS,
      given: {
        clientId: client.clientId,
        tenant: client.tenantInput,
        rotation: rotation && rotationArgument(rotation),
        keepers,
        recipientPublicKey,
        skipRules: dependentSkipRules(CLIENT_SECRET_RULES, client, skipRules),
      },
    })
    this.client = client
    noteDependent(client, this)
    this.#isEncrypted = recipientPublicKey !== undefined
    if (client instanceof OAuthClient) client.initialSecret.replace()
    checkAtSynth(this, () => [
      ...(client instanceof OAuthClient ? violationsWith(client, this, skipRules) : []),
      ...(rotation === undefined ? [] : rotationViolations(rotation)),
      ...(recipientPublicKey === undefined ? [] : recipientViolations(recipientPublicKey)),
    ])
    this.node.addValidation({ validate: () => unknownRules(skipRules, policyRuleIds(this)) })
  }

  /** Imports an existing secret (`<client id>/<hint>`) and lets Terraform write its configuration. */
  static generateConfigForImport(
    scope: Construct,
    importToId: string,
    importFromId: string,
    provider?: TerraformProvider,
  ): ImportableResource {
    return importedResource(scope, importToId, CLIENT_SECRET_TYPE, importFromId, provider)
  }

  /**
   * The secret. Sensitive; null for an imported one.
   * @throws where it is encrypted for a recipient
   */
  get secret(): string {
    if (this.#isEncrypted)
      throw new Error(
        `[${this.node.path}] The secret is encrypted for recipientPublicKey: use encryptedSecret, or leave recipientPublicKey out.`,
      )
    return this.getStringAttribute('secret')
  }

  /**
   * The secret, encrypted for `recipientPublicKey` (compact JWE). Not sensitive; `qlikcloud decrypt` opens it.
   * @throws where there is no recipient
   */
  get encryptedSecret(): string {
    if (!this.#isEncrypted)
      throw new Error(
        `[${this.node.path}] The secret is not encrypted: give recipientPublicKey, or use secret.`,
      )
    return this.getStringAttribute('encrypted_secret')
  }

  /** Up to five characters by which the console shows the secret. */
  get hint(): string {
    return this.getStringAttribute('hint')
  }

  /** When the secret was made. */
  get createdAt(): string {
    return this.getStringAttribute('created_at')
  }

  /** Id of the user who made the secret. */
  get createdBy(): string {
    return this.getStringAttribute('created_by')
  }

  /** When the next rotation is due; null without `rotation.every`. */
  get rotatesAt(): string {
    return this.getStringAttribute('rotates_at')
  }

  /** Hint of the secret before this one, while it is still valid. */
  get previousHint(): string {
    return this.getStringAttribute('previous_hint')
  }

  /** When the secret before this one was made. */
  get previousCreatedAt(): string {
    return this.getStringAttribute('previous_created_at')
  }

  /** From when on a deployment deletes the secret before this one. */
  get previousExpiresAt(): string {
    return this.getStringAttribute('previous_expires_at')
  }

  get clientId(): string {
    return this.getStringAttribute('client_id')
  }

  get tenant(): string {
    return this.getStringAttribute('tenant')
  }
}

/** The how-manieth secret of its client this one is, the initial one counted. */
function ordinal(secret: ClientSecret, client: OAuthClient): number {
  const made = dependentsOf(client, CLIENT_SECRET_TYPE)
  // Their order in the tree counts once there are too many; going through the whole app for each costs the square of its size.
  const secrets: readonly IConstruct[] =
    made.length < CLIENT_SECRETS_MAX_COUNT
      ? made
      : secret.node.root.node.findAll().filter((node) => made.some((other) => other === node))
  return secrets.indexOf(secret) + 1 + (client.initialSecret.whyNone === undefined ? 1 : 0)
}

/** Whether anybody could use the key is asked at plan; that it is private has to be said before it is written to a file. */
function recipientViolations(recipientPublicKey: string) {
  return violations<RecipientKeySpec>(
    RECIPIENT_KEY_RULES,
    { recipientPublicKey: factOf(recipientPublicKey), recipientKey: UNKNOWN },
    { naming: camelCase },
  )
}

function violationsWith(client: OAuthClient, secret: ClientSecret, skipRules: readonly string[] | undefined) {
  const { appType, allowedAuthMethods } = clientFacts(client.props)
  const secretCount = known(ordinal(secret, client))
  return resourceViolations(
    CLIENT_SECRET_RULES,
    { clientId: known(client.clientId), appType, allowedAuthMethods, secretCount },
    { resource: secret, skipRules: [client.props.skipRules, skipRules] },
  )
}
