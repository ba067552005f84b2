import {
  CLIENT_NAME_MAX_CHARS,
  DESCRIPTION_MAX_CHARS,
  LISTED_TEXT_MAX_CHARS,
  MAX_ORIGINS,
  MAX_REDIRECT_URIS,
} from '../limits'
import type { ClientFields } from '../region/client-record'
import { bad, good, oneOf, text, textSet, type Parsed, type Parser } from './parsed'
import { publicKeys } from './public-key'
import { originAddress, pageAddress, redirectAddress } from './web-address'

export const GRANT_TYPES = ['client_credentials', 'urn:qlik:oauth:user-impersonation'] as const
export const AUTH_METHODS = ['client_secret', 'private_key_jwt'] as const

/** What scope names look like. Qlik adds scopes monthly, so no list of names is kept here. */
const SCOPE_NAME = /^[A-Za-z][A-Za-z0-9._-]*(?::[A-Za-z0-9._-]+)*$/

const scopeName: Parser<string> = (value) => {
  const parsed = text({ min: 1, max: LISTED_TEXT_MAX_CHARS })(value)
  return !parsed.ok || SCOPE_NAME.test(parsed.value) ? parsed : bad('is not a scope name')
}

/** One row a field that callers may write: how its value is checked. */
const FIELD_PARSERS: { readonly [K in keyof ClientFields]-?: Parser<NonNullable<ClientFields[K]>> } = {
  clientName: text({ min: 1, max: CLIENT_NAME_MAX_CHARS }),
  description: text({ max: DESCRIPTION_MAX_CHARS }),
  clientUri: pageAddress,
  logoUri: pageAddress,
  redirectUris: textSet(redirectAddress, MAX_REDIRECT_URIS),
  allowedOrigins: textSet(originAddress, MAX_ORIGINS),
  allowedScopes: textSet(scopeName),
  allowedGrantTypes: textSet(oneOf(GRANT_TYPES)),
  allowedAuthMethods: textSet(oneOf(AUTH_METHODS)),
  publicKeys,
}

export type FieldName = keyof ClientFields

const FIELD_NAMES: ReadonlySet<string> = new Set(Object.keys(FIELD_PARSERS))

export const isFieldName = (name: string): name is FieldName => FIELD_NAMES.has(name)

/** What a client has before anything was set: texts are empty, as live answers show them, and lists are absent. */
export const UNSET_FIELDS: ClientFields = { clientName: '', description: '', clientUri: '', logoUri: '' }

export function withField(fields: ClientFields, name: FieldName, value: unknown): Parsed<ClientFields> {
  const parsed = FIELD_PARSERS[name](value)
  return parsed.ok ? good({ ...fields, [name]: parsed.value }) : bad(`${name} ${parsed.problem}`)
}

/** Back to what a client has before the field was set. */
export function withoutField(fields: ClientFields, name: FieldName): ClientFields {
  const { [name]: _removed, ...rest } = fields
  return { ...UNSET_FIELDS, ...rest }
}
