import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import {
  API_REFERENCE,
  ORGANISATION_API_REFERENCE,
  OAUTH_OVERVIEW,
  PRIVATE_KEY_JWT_REFERENCE,
} from '../../sources'
import type { OAuthClientSpec } from '../spec'

export const GRANT_AND_AUTH_RULES = [
  {
    id: 'grant/web-only',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['appType', 'allowedGrantTypes'],
    blame: 'allowedGrantTypes',
    title: 'Grant type not allowed for this app type',
    faults: ({ appType, allowedGrantTypes }) =>
      elementFaults(
        allowedGrantTypes,
        () => appType === 'web',
        (grant) =>
          `{allowedGrantTypes} contains ${given(grant)}, which only web clients can have; {appType} is ${given(appType)}. Remove it, or use {appType} "web".`,
      ),
  },
  {
    id: 'auth/secret-web-only',
    severity: 'error',
    source: ORGANISATION_API_REFERENCE,
    reads: ['appType', 'allowedAuthMethods'],
    blame: 'allowedAuthMethods',
    title: 'Client secret not allowed for this app type',
    faults: ({ appType, allowedAuthMethods }) =>
      elementFaults(
        allowedAuthMethods,
        (method) => method !== 'client_secret' || appType === 'web',
        () =>
          `{allowedAuthMethods} contains "client_secret", but a client with {appType} ${given(appType)} is public: it cannot keep a secret. Remove it, or use {appType} "web".`,
      ),
  },
  {
    id: 'auth/key-public-client',
    severity: 'warning',
    source: OAUTH_OVERVIEW,
    reads: ['appType', 'allowedAuthMethods'],
    blame: 'allowedAuthMethods',
    title: 'Private key for a public client',
    faults: ({ appType, allowedAuthMethods }) =>
      elementFaults(
        allowedAuthMethods,
        (method) => method !== 'private_key_jwt' || appType === 'web',
        () =>
          `{allowedAuthMethods} contains "private_key_jwt", but Qlik offers it for web clients only; {appType} is ${given(appType)}. Remove it unless you know that your tenant accepts it.`,
      ),
  },
  {
    id: 'auth/key-missing',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['allowedAuthMethods', 'publicKeys'],
    blame: 'publicKeys',
    title: 'Public key needed',
    faults: ({ allowedAuthMethods, publicKeys }) =>
      faultIf(
        allowedAuthMethods.includes('private_key_jwt') && publicKeys.length === 0,
        () =>
          '{allowedAuthMethods} contains "private_key_jwt", but {publicKeys} is empty, so no signature can be checked. Add the public part of the key pair as a JSON Web Key.',
      ),
  },
  {
    id: 'auth/key-unused',
    severity: 'warning',
    source: PRIVATE_KEY_JWT_REFERENCE,
    reads: ['allowedAuthMethods', 'publicKeys'],
    blame: 'publicKeys',
    title: 'Public keys have no effect',
    faults: ({ allowedAuthMethods, publicKeys }) =>
      faultIf(
        publicKeys.length > 0 && !allowedAuthMethods.includes('private_key_jwt'),
        () =>
          '{publicKeys} is set, but {allowedAuthMethods} does not contain "private_key_jwt". Add it, or remove the keys.',
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]
