import { CLIENT_SECRET_RULES, camelCase, known, violations } from '../../rules'
import { clientFacts } from './client-facts'
import type { OAuthClientProps } from './oauth-client-props'

/** Whether Qlik makes a secret together with the client, and it is kept; a token counts as yes. */
export function keepsInitialSecret(props: OAuthClientProps): boolean {
  return whyNoInitialSecret(props) === undefined
}

/** Why a client has no initial secret, as far as it is known at synthesis. */
export function whyNoInitialSecret(props: OAuthClientProps): string | undefined {
  if (props.keepInitialSecret === false) {
    return 'keepInitialSecret is false, so the initial secret is deleted. Create a ClientSecret and use its secret, or leave keepInitialSecret out.'
  }
  const { appType, allowedAuthMethods } = clientFacts(props)
  const [violation] = violations(
    CLIENT_SECRET_RULES,
    { clientId: known(''), appType, allowedAuthMethods, secretCount: known(1) },
    { naming: camelCase },
  )
  return violation?.detail
}
