import { contentOf, known, listOf, STRING } from '../../framework'
import type { FunctionResult, ProviderFunction } from '../../framework'
import { APP_TYPES, scopesFor } from '../../rules'

export const scopesForFunction: ProviderFunction = {
  summary: 'Scopes for an app type',
  description:
    'The scopes that an OAuth client of the given type can have, sorted by name: those that Qlik publishes for OAuth clients (as far as this version of the provider knows them), without those that the type excludes.',
  parameters: [
    {
      name: 'app_type',
      type: STRING,
      description: `Type of the client, one of ${APP_TYPES.map((type) => `\`${type}\``).join(', ')}.`,
    },
  ],
  returns: listOf(STRING),
  call([argument]): FunctionResult {
    const given = argument && contentOf(argument)
    const appType = APP_TYPES.find((type) => type === given)
    if (appType === undefined) {
      const allowed = APP_TYPES.map((type) => JSON.stringify(type)).join(', ')
      return {
        ok: false,
        text: `app_type is ${JSON.stringify(given)}. Allowed are ${allowed}`,
        argument: 0,
      }
    }
    return { ok: true, value: known(scopesFor(appType).map(known)) }
  },
}
