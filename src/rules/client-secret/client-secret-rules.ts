import { faultIf, type Rule } from '../rule'
import { given, givenList } from '../naming'
import { API_REFERENCE, HELP_PAGE, ORGANISATION_API_REFERENCE } from '../sources'
import { CLIENT_SECRETS_MAX_COUNT } from './limits'

/** A secret to be made, and what it depends on in its client. */
export interface ClientSecretSpec {
  readonly clientId: string
  readonly appType: string
  /** Empty: Qlik decides, and a web client gets `client_secret`. */
  readonly allowedAuthMethods: readonly string[]
  /** How many secrets the client would have with this one. */
  readonly secretCount: number
}

export const CLIENT_SECRET_RULES = [
  {
    id: 'secret/public-client',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['appType'],
    blame: 'clientId',
    title: 'Public clients have no secrets',
    faults: ({ appType }) =>
      faultIf(
        appType !== 'web',
        () =>
          `The client has {appType} ${given(appType)}, and only "web" clients can keep a secret. Remove the secret: such a client needs none, and people sign in with the authorization code and PKCE.`,
      ),
  },
  {
    id: 'secret/method',
    severity: 'error',
    source: ORGANISATION_API_REFERENCE,
    reads: ['appType', 'allowedAuthMethods'],
    blame: 'clientId',
    title: 'Client does not use secrets',
    faults: ({ appType, allowedAuthMethods }) =>
      faultIf(
        appType === 'web' && allowedAuthMethods.length > 0 && !allowedAuthMethods.includes('client_secret'),
        () =>
          `The client's {allowedAuthMethods} are ${givenList(allowedAuthMethods)}. Add "client_secret" to them, or remove the secret.`,
      ),
  },
  {
    id: 'secret/limit',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['secretCount'],
    blame: 'clientId',
    title: 'Too many client secrets',
    faults: ({ secretCount }) =>
      faultIf(
        secretCount > CLIENT_SECRETS_MAX_COUNT,
        () =>
          `With this one the client would have ${secretCount} secrets, the initial one counted; Qlik allows at most ${CLIENT_SECRETS_MAX_COUNT}. Delete one that is no longer in use first.`,
      ),
  },
] as const satisfies readonly Rule<ClientSecretSpec>[]
