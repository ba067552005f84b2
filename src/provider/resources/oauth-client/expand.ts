import type { CreateOAuthClientRequest, Jwk, OAuthClientChange } from '../../../api'
import { contentOf } from '../../../framework'
import type { Value } from '../../../framework'
import { withAuthMethods } from './auth-methods'
import type { PublicKeyModel } from './flatten'
import type { OAuthClientModel } from './schema'

/** What one PATCH can change: the attribute, and the API's name of the field. */
const TEXT_FIELDS = [
  ['client_name', 'clientName'],
  ['description', 'description'],
  ['client_uri', 'clientUri'],
  ['logo_uri', 'logoUri'],
] as const

const LIST_FIELDS = [
  ['redirect_uris', 'redirectUris'],
  ['allowed_origins', 'allowedOrigins'],
  ['allowed_scopes', 'allowedScopes'],
  ['allowed_grant_types', 'allowedGrantTypes'],
  ['allowed_auth_methods', 'allowedAuthMethods'],
] as const

export function expandCreate(planned: OAuthClientModel): CreateOAuthClientRequest {
  const plan = withAuthMethods(planned)
  return {
    appType: contentOf(plan.app_type) ?? '',
    clientName: contentOf(plan.client_name) ?? '',
    description: expandText(plan.description),
    clientUri: expandText(plan.client_uri),
    logoUri: expandText(plan.logo_uri),
    redirectUris: expandTexts(plan.redirect_uris),
    allowedOrigins: expandTexts(plan.allowed_origins),
    allowedScopes: expandTexts(plan.allowed_scopes),
    allowedGrantTypes: expandTexts(plan.allowed_grant_types),
    allowedAuthMethods: expandTexts(plan.allowed_auth_methods),
    publicKeys: expandKeys(plan.public_keys),
    consentMethod: contentOf(plan.consent_method) === 'trusted' ? 'trusted' : undefined,
  }
}

/** Only what differs, each field whole: the API has no paths into lists. Null and empty are the same to it. */
export function expandChanges(
  before: OAuthClientModel,
  planned: OAuthClientModel,
): readonly OAuthClientChange[] {
  const [prior, plan] = [withAuthMethods(before), withAuthMethods(planned)]
  const publicKeys = expandKeys(plan.public_keys)
  return [
    ...TEXT_FIELDS.flatMap(([name, field]) => {
      const value = expandText(plan[name])
      return value === expandText(prior[name]) ? [] : [{ field, value }]
    }),
    ...LIST_FIELDS.flatMap(([name, field]) => {
      const value = expandTexts(plan[name])
      return sameJson(value, expandTexts(prior[name])) ? [] : [{ field, value }]
    }),
    ...(sameJson(publicKeys, expandKeys(prior.public_keys))
      ? []
      : [{ field: 'publicKeys', value: publicKeys } as const]),
  ]
}

/** Both sides come from the functions below, which order elements and members. */
function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function expandText(value: Value<string>): string | undefined {
  const text = contentOf(value)
  return text === '' ? undefined : text
}

function expandTexts(value: Value<readonly Value<string>[]>): readonly string[] | undefined {
  const texts = contentOf(value)?.flatMap((element) => contentOf(element) ?? [])
  return texts === undefined || texts.length === 0 ? undefined : [...texts].sort()
}

function expandKeys(value: Value<readonly Value<PublicKeyModel>[]>): readonly Jwk[] | undefined {
  const keys = (contentOf(value) ?? []).flatMap((element) => {
    const key = contentOf(element)
    return key === undefined ? [] : [expandKey(key)]
  })
  return keys.length === 0 ? undefined : keys.sort((left, right) => (left.kid < right.kid ? -1 : 1))
}

function expandKey(key: PublicKeyModel): Jwk {
  return {
    kty: contentOf(key.kty) ?? '',
    use: contentOf(key.use) ?? '',
    alg: contentOf(key.alg) ?? '',
    kid: contentOf(key.kid) ?? '',
    n: contentOf(key.n),
    e: contentOf(key.e),
    crv: contentOf(key.crv),
    x: contentOf(key.x),
    y: contentOf(key.y),
  }
}
