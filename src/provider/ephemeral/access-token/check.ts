import { errorDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import type { AccessTokenModel } from './schema'

/** What can be said of a configuration by itself. */
export function checkAccessToken({ client_secret, private_key, scopes }: AccessTokenModel): Diagnostics {
  const both = client_secret.kind === 'known' && private_key.kind === 'known'
  const holdsNull = scopes.kind === 'known' && scopes.value.some(({ kind }) => kind === 'null')
  return [
    ...(both
      ? [
          errorDiagnostic(
            'More than one way to log in',
            'client_secret and private_key are both given, and a client proves who it is with one of them. Remove the other.',
          ),
        ]
      : []),
    ...(holdsNull
      ? [
          errorDiagnostic(
            'Null in a set',
            'scopes contains null. Every element needs a value: remove the null, or filter it out with compact().',
            ['scopes'],
          ),
        ]
      : []),
  ]
}
