import { CLIENT_SECRET_RULES, camelCase, known, violations } from '../../rules'
import { clientFacts } from './client-facts'
import type { OAuthClientProps } from './oauth-client-props'

/**
 * What becomes of the secret that Qlik makes together with a client. Constructs come in any order, so that only
 * synthesis knows.
 */
export interface InitialSecret {
  /** The argument `keep_initial_secret`: as given, or else `false` where the client has secrets of its own. */
  readonly keep: OAuthClientProps['keepInitialSecret']
  /** Why the client has no initial secret, as far as it is known by now. */
  readonly whyNone: string | undefined
  /** Whether somebody refers to it. */
  readonly isUsed: boolean
  /** The client gets a secret that is managed. */
  replace(): void
  use(): void
}

export function initialSecret(props: OAuthClientProps): InitialSecret {
  let isReplaced = false
  let isUsed = false
  return {
    get keep() {
      return props.keepInitialSecret ?? (isReplaced && props.appType === 'web' ? false : undefined)
    },
    get whyNone() {
      if (props.keepInitialSecret === undefined && this.keep === false) return REPLACED
      return this.keep === false ? NOT_KEPT : whyImpossible(props)
    },
    get isUsed() {
      return isUsed
    },
    replace() {
      isReplaced = true
    },
    use() {
      isUsed = true
    },
  }
}

const NOT_KEPT =
  'keepInitialSecret is false, so the initial secret is deleted. Create a ClientSecret and use its secret, or leave keepInitialSecret out.'
const REPLACED =
  'the client has a ClientSecret, and keepInitialSecret is not given, so the initial secret is deleted. Use the secret of the ClientSecret, or set keepInitialSecret to true.'

function whyImpossible(props: OAuthClientProps): string | undefined {
  const { appType, allowedAuthMethods } = clientFacts(props)
  const [violation] = violations(
    CLIENT_SECRET_RULES,
    { clientId: known(''), appType, allowedAuthMethods, secretCount: known(1) },
    { naming: camelCase },
  )
  return violation?.detail
}
