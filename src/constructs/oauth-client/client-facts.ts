import { known, type Fact, type Facts, type Jwk, type OAuthClientSpec } from '../../rules'
import { factOf } from '../literal'
import type { OAuthClientProps } from './oauth-client-props'

/** What the rules have to know of a client, as far as it is known at synthesis. */
export function clientFacts(props: OAuthClientProps): Facts<OAuthClientSpec> {
  return {
    appType: factOf(props.appType),
    clientName: factOf(props.clientName),
    description: factOf(props.description),
    clientUri: factOf(props.clientUri),
    logoUri: factOf(props.logoUri),
    redirectUris: factOf(props.redirectUris ?? []),
    allowedOrigins: factOf(props.allowedOrigins ?? []),
    allowedScopes: factOf(props.allowedScopes ?? []),
    allowedGrantTypes: factOf(props.allowedGrantTypes ?? []),
    allowedAuthMethods: factOf(props.allowedAuthMethods ?? []),
    publicKeys: keysOf(props),
    consentMethod: factOf(props.consentMethod),
    // Publishing is a construct of its own, which looks at its client.
    published: known(false),
  }
}

/** Each key as its members; a token, for all of them or for one, is not known yet. */
function keysOf({ publicKeys = [] }: OAuthClientProps): Fact<readonly Jwk[]> {
  const keys = factOf(publicKeys)
  return keys.known ? known(keys.value.map((key) => ({ ...key }))) : keys
}
