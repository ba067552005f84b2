import { listOf, setOf, STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import { APP_TYPES, SCOPE_LEVELS, SCOPE_USES } from '../../../rules'

const oneOf = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ')

/** The conditions, and the values that each can take. */
export const SCOPE_CONDITIONS = { app_type: APP_TYPES, level: SCOPE_LEVELS, use: SCOPE_USES } as const

const SCOPE_ATTRIBUTES = {
  name: { type: STRING, mode: 'computed', description: 'Name of the scope, as in `allowed_scopes`.' },
  description: { type: STRING, mode: 'computed', description: 'What a token with the scope may do.' },
  level: {
    type: STRING,
    mode: 'computed',
    description: `Whose permissions the scope opens, one of ${oneOf(SCOPE_LEVELS)}.`,
  },
  use: {
    type: STRING,
    mode: 'computed',
    description: `What can hold the scope, one of ${oneOf(SCOPE_USES)}: an OAuth client of a tenant, only a role, only a region client, only an organisation client.`,
  },
  parents: {
    type: listOf(STRING),
    mode: 'computed',
    description: 'The scopes that include this one, nearest first: beside one of them it adds nothing.',
  },
  excluded_app_types: {
    type: setOf(STRING),
    mode: 'computed',
    description: 'The types of clients that cannot have the scope.',
  },
} as const

export const OAUTH_SCOPES_DATA_SCHEMA = {
  version: 0,
  description:
    'The scopes that Qlik publishes, ordered by name, as far as this version of the provider knows them. It asks no tenant. Qlik adds scopes monthly, so a scope that is missing here may exist all the same.',
  attributes: {
    app_type: {
      type: STRING,
      mode: 'optional',
      description: `Only scopes that a client of this type can have, one of ${oneOf(APP_TYPES)}.`,
    },
    level: {
      type: STRING,
      mode: 'optional',
      description: `Only scopes of this level, one of ${oneOf(SCOPE_LEVELS)}.`,
    },
    use: {
      type: STRING,
      mode: 'optional',
      description: `Only scopes of this use, one of ${oneOf(SCOPE_USES)}. With \`app_type\` there are none but those of \`oauth\`.`,
    },
    scopes: {
      type: { kind: 'nested', nesting: 'list', attributes: SCOPE_ATTRIBUTES },
      mode: 'computed',
      description: 'The scopes.',
    },
  },
} as const satisfies Schema

export type ScopeModel = ModelOf<{ readonly attributes: typeof SCOPE_ATTRIBUTES }>
