import fc from 'fast-check'
import type { Jwk, OAuthClient } from '../../../../../src/api'
import { contentOf, known, NULL, nullModel, typeOfSchema, type Value } from '../../../../../src/framework'
import { withAuthMethods } from '../../../../../src/provider/resources/oauth-client/auth-methods'
import { expandChanges, expandCreate } from '../../../../../src/provider/resources/oauth-client/expand'
import { flatten, flattenKey } from '../../../../../src/provider/resources/oauth-client/flatten'
import {
  OAUTH_CLIENT_SCHEMA,
  type OAuthClientModel,
} from '../../../../../src/provider/resources/oauth-client/schema'
import { lower } from '../../harness/values'

const text = fc.string({ maxLength: 12 })
const optionalText: fc.Arbitrary<Value<string>> = fc.oneof(fc.constant(NULL), text.map(known))

const setOf = (element: fc.Arbitrary<string>): fc.Arbitrary<Value<readonly Value<string>[]>> =>
  fc.oneof(
    fc.constant(NULL),
    fc.uniqueArray(element, { maxLength: 5 }).map((texts) => known(texts.map(known))),
  )

const full = fc.string({ minLength: 1, maxLength: 12 })
const jwk: fc.Arbitrary<Jwk> = fc.record({
  kty: full,
  use: full,
  alg: full,
  kid: full,
  n: fc.option(full, { nil: undefined }),
  e: fc.option(full, { nil: undefined }),
  crv: fc.option(full, { nil: undefined }),
  x: fc.option(full, { nil: undefined }),
  y: fc.option(full, { nil: undefined }),
})

/** A plan in which everything is known, as it is before an apply. */
const plan: fc.Arbitrary<OAuthClientModel> = fc
  .record({
    client_id: full.map(known),
    app_type: fc.constantFrom('web', 'native', 'spa', 'anonymous-embed').map(known),
    client_name: full.map(known),
    description: optionalText,
    client_uri: optionalText,
    logo_uri: optionalText,
    redirect_uris: setOf(text),
    allowed_origins: setOf(text),
    allowed_scopes: setOf(text),
    allowed_grant_types: setOf(text),
    allowed_auth_methods: fc
      .uniqueArray(fc.constantFrom('client_secret', 'private_key_jwt'))
      .map((methods) => known(methods.map(known))),
    public_keys: fc.oneof(
      fc.constant(NULL),
      fc
        .uniqueArray(jwk, { selector: ({ kid }) => kid, maxLength: 3 })
        .map((keys) => known(keys.map((key) => known(flattenKey(key))))),
    ),
    consent_method: fc.constantFrom('required', 'trusted').map(known),
    client_secret_hints: setOf(full).map((hints) => (hints.kind === 'null' ? known([]) : hints)),
    published_at: optionalText.map((at) => (contentOf(at) === '' ? NULL : at)),
    created_at: full.map(known),
    disabled: fc.boolean().map(known),
  })
  .map((given) => ({ ...nullModel(OAUTH_CLIENT_SCHEMA), ...given, id: given.client_id }))

/** What is empty the API forgets, and the order of a list means nothing to it. */
const storedText = (sent: string | undefined): string | undefined => (sent === '' ? undefined : sent)
const storedList = <T>(sent: readonly T[] | undefined): readonly T[] => [...(sent ?? [])].reverse()

function asStored(planned: OAuthClientModel): OAuthClient {
  const sent = expandCreate(planned)
  return {
    clientId: contentOf(planned.client_id) ?? '',
    appType: sent.appType,
    clientName: sent.clientName,
    description: storedText(sent.description),
    clientUri: storedText(sent.clientUri),
    logoUri: storedText(sent.logoUri),
    redirectUris: storedList(sent.redirectUris),
    allowedOrigins: storedList(sent.allowedOrigins),
    allowedScopes: storedList(sent.allowedScopes),
    allowedGrantTypes: storedList(sent.allowedGrantTypes),
    allowedAuthMethods: storedList(sent.allowedAuthMethods),
    publicKeys: storedList(sent.publicKeys),
    consentMethod: sent.consentMethod,
    clientSecrets: (contentOf(planned.client_secret_hints) ?? []).flatMap((hint) =>
      hint.kind === 'known' ? [{ hint: hint.value }] : [],
    ),
    publishedAt: contentOf(planned.published_at),
    createdAt: contentOf(planned.created_at),
    updatedAt: undefined,
    createdByType: 'user',
    disableTag: contentOf(planned.disabled) === true ? 'why' : undefined,
    tenantId: undefined,
    connectionStatus: undefined,
    deletedByOwner: undefined,
  }
}

const PATCHED = [
  ...(['clientName', 'description', 'clientUri', 'logoUri', 'redirectUris', 'allowedOrigins'] as const),
  ...(['allowedScopes', 'allowedGrantTypes', 'allowedAuthMethods', 'publicKeys'] as const),
]

/** The fields that a patch can change, in a form that can be compared. */
function sorted(changed: OAuthClient, wanted: OAuthClient) {
  const fields = (client: OAuthClient) =>
    PATCHED.map((field) => {
      const value = client[field]
      return [field, typeof value === 'object' ? new Set<unknown>(value) : value]
    })
  return { changed: fields(changed), wanted: fields(wanted) }
}

const type = typeOfSchema(OAUTH_CLIENT_SCHEMA)
const plain = (model: OAuthClientModel) => lower(type, known(model))

test('what is sent and read again is what was planned', () => {
  fc.assert(
    fc.property(plan, (planned) => {
      const read = { ...planned, ...flatten(asStored(planned), planned) }
      expect(plain(read)).toEqual(plain(planned))
    }),
  )
})

test('what is read again has nothing to be changed', () => {
  fc.assert(
    fc.property(plan, (planned) => {
      const imported = {
        ...nullModel(OAUTH_CLIENT_SCHEMA),
        ...flatten(asStored(planned), nullModel(OAUTH_CLIENT_SCHEMA)),
      }
      expect(expandChanges(imported, planned)).toEqual([])
      expect(expandChanges(planned, imported)).toEqual([])
    }),
  )
})

test('the changes from one plan to another make the other of the one', () => {
  fc.assert(
    fc.property(plan, plan, (before, other) => {
      // These two are not changed by a patch.
      const after = { ...other, app_type: before.app_type, client_id: before.client_id, id: before.id }
      const changes = expandChanges(before, after)
      const empty = (field: string): unknown =>
        /^(clientName|description|clientUri|logoUri)$/.test(field) ? undefined : []
      const patched = Object.fromEntries(changes.map(({ field, value }) => [field, value ?? empty(field)]))
      const { changed, wanted } = sorted({ ...asStored(before), ...patched }, asStored(after))
      expect(changed).toEqual(wanted)
      expect(new Set(changes.map(({ field }) => field)).size).toBe(changes.length)
    }),
  )
})

test('methods that are spelled out need not be spelled out again', () => {
  fc.assert(
    fc.property(plan, (planned) => {
      const once = withAuthMethods(planned)
      expect(withAuthMethods(once)).toEqual(once)
    }),
  )
})
