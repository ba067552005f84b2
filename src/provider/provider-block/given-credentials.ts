import { contentOf } from '../../framework'
import type { Value } from '../../framework'
import type { GivenCredentials } from './credentials'
import { ENVIRONMENT } from './environment'
import type { Variables } from './environment'
import { CREDENTIAL_NAMES } from './schema'

/** What a block gives to log in with: the provider's, or one of its tenants'. */
export function configuredCredentials(source: {
  readonly [K in (typeof CREDENTIAL_NAMES)[number]]: Value<string>
}): GivenCredentials {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const text = contentOf(source[name])
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

/** What the environment gives. An empty variable gives nothing. */
export function environmentCredentials(variables: Variables): GivenCredentials {
  return Object.fromEntries(
    CREDENTIAL_NAMES.flatMap((name) => {
      const text = variables[ENVIRONMENT[name]]
      return text === undefined || text === '' ? [] : [[name, text]]
    }),
  )
}
