import type { OAuthClientSpec } from '../../../../src/rules'

const LISTS = [
  'redirectUris',
  'allowedOrigins',
  'allowedScopes',
  'allowedGrantTypes',
  'allowedAuthMethods',
  'publicKeys',
] as const

/**
 * The request that creates a client, as the provider sends it: empty lists are left out, and so is consent unless the
 * client is trusted. Written anew here, since it is the outside that is compared.
 */
export function createRequest(spec: OAuthClientSpec): object {
  const { appType, clientName, description, clientUri, logoUri } = spec
  const lists = LISTS.filter((name) => spec[name].length > 0).map((name): [string, unknown] => [
    name,
    spec[name],
  ])
  const byDefault = spec.allowedGrantTypes.length > 0 ? 'trusted' : 'required'
  const consentMethod = spec.consentMethod ?? byDefault
  return {
    ...{ appType, clientName, description, clientUri, logoUri },
    ...Object.fromEntries<unknown>(lists),
    ...(consentMethod === 'required' ? {} : { connectionConfig: { consentMethod } }),
  }
}
