import { clientValues, CLIENT, PUBLICATION, SECRET, type ChangeJson, type Values } from './plan-json'

const client = (
  before: Values,
  after: Values,
  more: Omit<ChangeJson, 'before' | 'after'> = {},
): ChangeJson => ({
  before: clientValues(before),
  after: clientValues(after),
  ...more,
})

const secretValues = (values: Values = {}): Values => ({
  tenant: null,
  client_id: 'c1',
  rotation: null,
  keepers: null,
  recipient_public_key: null,
  id: 'c1/abcde',
  secret: 'CANARY-secret',
  encrypted_secret: null,
  hint: 'abcde',
  created_at: '2026-01-01T00:00:00Z',
  previous_hint: null,
  ...values,
})
const rotated = { id: undefined, hint: undefined, secret: undefined, created_at: undefined }
const ROTATION = {
  after_unknown: { id: true, hint: true, secret: true, created_at: true },
  after_sensitive: { secret: true },
}
const PREVIOUS = { previous_hint: 'zyxwv', previous_expires_at: '2026-01-06T00:00:00.000Z' }
const secret = (
  before: Values,
  after: Values,
  more: Omit<ChangeJson, 'before' | 'after'> = {},
): ChangeJson => ({
  type: SECRET,
  before: secretValues(before),
  after: secretValues(after),
  ...more,
})

const KEY = { kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'one', n: 'modulus-ending-in-12345678', e: 'AQAB' }
const publication = { tenant: null, client_id: 'c1', id: 'c1', published_at: '2026-02-02T00:00:00Z' }

/** For each rule one change, and everything that is found in it: the class first, then the rules. */
export const RULE_CASES: Readonly<
  Record<string, { readonly change: ChangeJson; readonly found: readonly string[] }>
> = {
  'review/client-created': {
    change: { before: null, after: clientValues({ redirect_uris: null, allowed_scopes: null }) },
    found: ['broadens', 'review/client-created'],
  },
  'review/client-deleted': {
    change: { before: clientValues(), after: null },
    found: ['narrows', 'review/client-deleted'],
  },
  'review/client-replaced': {
    change: client(
      {},
      { client_id: undefined },
      { change: { actions: ['create', 'delete'], after_unknown: { client_id: true } } },
    ),
    found: ['neutral', 'review/client-replaced'],
  },
  'review/secret-created': {
    change: { type: SECRET, before: null, after: secretValues(rotated), change: ROTATION },
    found: ['broadens', 'review/secret-created'],
  },
  'review/secret-deleted': {
    change: { type: SECRET, before: secretValues(), after: null },
    found: ['narrows', 'review/secret-deleted'],
  },
  'review/secret-replaced': {
    change: secret({}, rotated, { replacedFor: ['client_id'], change: ROTATION }),
    found: ['neutral', 'review/secret-replaced'],
  },
  'review/secret-of-another-client': {
    change: secret({}, { ...rotated, client_id: 'c2' }, { replacedFor: ['client_id'], change: ROTATION }),
    found: ['broadens', 'review/secret-replaced', 'review/secret-of-another-client'],
  },
  'review/secret-of-unknown-client': {
    change: secret(
      {},
      { ...rotated, client_id: undefined },
      {
        replacedFor: ['client_id'],
        change: { ...ROTATION, after_unknown: { ...ROTATION.after_unknown, client_id: true } },
      },
    ),
    found: ['unknown', 'review/secret-replaced', 'review/secret-of-unknown-client'],
  },
  'review/previous-secret-prolonged': {
    change: secret(
      { ...PREVIOUS, rotation: { overlap_days: 5 } },
      { ...PREVIOUS, previous_expires_at: '2035-01-06T00:00:00.000Z', rotation: { overlap_days: 3285 } },
    ),
    found: ['broadens', 'review/previous-secret-prolonged', 'review/setting-changed'],
  },
  'review/initial-secret-kept': {
    change: client(
      { keep_initial_secret: false, client_secret: null },
      { keep_initial_secret: true, client_id: undefined, client_secret: undefined },
      { change: { actions: ['delete', 'create'], after_unknown: { client_id: true, client_secret: true } } },
    ),
    found: ['broadens', 'review/client-replaced', 'review/initial-secret-kept'],
  },
  'review/secret-rotated': {
    change: secret(
      { keepers: { year: '2026' } },
      { ...rotated, keepers: { year: '2027' } },
      { change: ROTATION },
    ),
    found: ['neutral', 'review/secret-rotated', 'review/setting-changed'],
  },
  'review/previous-secret-deleted': {
    change: secret({ previous_hint: 'zyxwv' }, {}),
    found: ['narrows', 'review/previous-secret-deleted'],
  },
  'review/secret-recipient-changed': {
    change: secret(
      { recipient_public_key: 'KEY A' },
      { ...rotated, recipient_public_key: 'KEY B' },
      { change: ROTATION },
    ),
    found: ['broadens', 'review/secret-rotated', 'review/secret-recipient-changed'],
  },
  'review/secret-encrypted': {
    change: secret({}, { ...rotated, recipient_public_key: 'KEY A' }, { change: ROTATION }),
    found: ['narrows', 'review/secret-rotated', 'review/secret-encrypted'],
  },
  'review/published': {
    change: { type: PUBLICATION, before: null, after: { ...publication, published_at: undefined } },
    found: ['broadens', 'review/published'],
  },
  'review/publication-dropped': {
    change: { type: PUBLICATION, before: publication, after: null },
    found: ['neutral', 'review/publication-dropped'],
  },
  'review/forgotten': {
    change: { before: clientValues(), after: null, change: { actions: ['forget'] } },
    found: ['neutral', 'review/forgotten'],
  },
  'review/imported': {
    change: client({}, {}, { change: { importing: { id: 'c1' } } }),
    found: ['neutral', 'review/imported'],
  },
  'review/moved': {
    change: client({}, {}, { entry: { previous_address: `${CLIENT}.old` } }),
    found: ['neutral', 'review/moved'],
  },
  'review/scope-added': {
    change: client({}, { allowed_scopes: ['admin.apps', 'user_default'] }),
    found: ['broadens', 'review/scope-added'],
  },
  'review/scope-removed': {
    change: client({ allowed_scopes: ['admin.apps', 'user_default'] }, {}),
    found: ['narrows', 'review/scope-removed'],
  },
  'review/scope-covered': {
    change: client(
      { allowed_scopes: ['admin_classic'] },
      { allowed_scopes: ['admin_classic', 'admin.apps:read'] },
    ),
    found: ['neutral', 'review/scope-covered'],
  },
  'review/grant-added': {
    change: client(
      { consent_method: 'trusted' },
      { consent_method: 'trusted', allowed_grant_types: ['client_credentials'] },
    ),
    found: ['broadens', 'review/grant-added'],
  },
  'review/grant-removed': {
    change: client(
      { consent_method: 'trusted', allowed_grant_types: ['client_credentials'] },
      { consent_method: 'trusted' },
    ),
    found: ['narrows', 'review/grant-removed'],
  },
  'review/auth-method-added': {
    change: client({}, { allowed_auth_methods: ['client_secret', 'private_key_jwt'] }),
    found: ['broadens', 'review/auth-method-added'],
  },
  'review/auth-method-removed': {
    change: client(
      { allowed_auth_methods: ['client_secret', 'private_key_jwt'] },
      { allowed_auth_methods: ['private_key_jwt'] },
    ),
    found: ['narrows', 'review/auth-method-removed'],
  },
  'review/key-added': {
    change: client({ public_keys: [KEY] }, { public_keys: [KEY, { ...KEY, kid: 'two' }] }),
    found: ['broadens', 'review/key-added'],
  },
  'review/key-removed': {
    change: client({ public_keys: [KEY] }, { public_keys: [] }),
    found: ['narrows', 'review/key-removed'],
  },
  'review/secret-appeared': {
    change: client({}, { client_secret_hints: ['abcde', 'zyxwv'] }),
    found: ['broadens', 'review/secret-appeared'],
  },
  'review/secret-disappeared': {
    change: client({ client_secret_hints: ['abcde', 'zyxwv'] }, {}),
    found: ['narrows', 'review/secret-disappeared'],
  },
  'review/consent-trusted': {
    change: client({}, { consent_method: 'trusted' }),
    found: ['broadens', 'review/consent-trusted'],
  },
  'review/consent-required': {
    change: client({ consent_method: 'trusted' }, {}),
    found: ['narrows', 'review/consent-required'],
  },
  'review/redirect-added': {
    change: client(
      {},
      { redirect_uris: ['https://portal.example.com/callback', 'http://localhost:3000/callback'] },
    ),
    found: ['broadens', 'review/redirect-added'],
  },
  'review/redirect-removed': {
    change: client({}, { redirect_uris: [] }),
    found: ['narrows', 'review/redirect-removed'],
  },
  'review/redirect-same-host': {
    change: client({}, { redirect_uris: ['https://PORTAL.example.com:443/other'] }),
    found: ['neutral', 'review/redirect-same-host', 'review/redirect-same-host'],
  },
  'review/origin-added': {
    change: client({}, { allowed_origins: ['https://portal.example.com'] }),
    found: ['broadens', 'review/origin-added'],
  },
  'review/origin-removed': {
    change: client({ allowed_origins: ['https://portal.example.com'] }, {}),
    found: ['narrows', 'review/origin-removed'],
  },
  'review/tenant-entered': {
    change: client({ tenant: 'acme' }, { tenant: 'globex' }, { replacedFor: ['tenant'] }),
    found: ['broadens', 'review/client-replaced', 'review/tenant-entered', 'review/tenant-left'],
  },
  'review/client-published': {
    change: client({}, { published_at: '2026-02-02T00:00:00Z' }),
    found: ['broadens', 'review/client-published'],
  },
  'review/client-enabled': {
    change: client({ disabled: true }, { disabled: false }),
    found: ['broadens', 'review/client-enabled'],
  },
  'review/client-disabled': {
    change: client({}, { disabled: true }),
    found: ['narrows', 'review/client-disabled'],
  },
  'review/protection-lifted': {
    change: client({}, { force_destroy: true }),
    found: ['broadens', 'review/protection-lifted'],
  },
  'review/protection-restored': {
    change: client({ force_destroy: true }, { force_destroy: false }),
    found: ['narrows', 'review/protection-restored'],
  },
  'review/rule-overruled': {
    change: client({}, { skip_rules: ['scope/unknown'] }),
    found: ['neutral', 'review/rule-overruled'],
  },
  'review/rule-respected': {
    change: client({ skip_rules: ['scope/unknown'] }, { skip_rules: null }),
    found: ['neutral', 'review/rule-respected'],
  },
  'review/setting-changed': {
    change: client({}, { client_name: 'Gate', description: 'New' }),
    found: ['neutral', 'review/setting-changed', 'review/setting-changed'],
  },
  'review/value-unknown': {
    change: client({}, { redirect_uris: [null] }, { change: { after_unknown: { redirect_uris: [true] } } }),
    found: ['unknown', 'review/value-unknown'],
  },
  'review/value-hidden': {
    change: client(
      {},
      { allowed_scopes: ['CANARY'] },
      { change: { after_sensitive: { allowed_scopes: true } } },
    ),
    found: ['unknown', 'review/value-hidden'],
  },
  'review/not-judged': {
    change: client(
      { consent_method: 'required' },
      { consent_method: 'trusted' },
      {
        change: {
          before_sensitive: { allowed_grant_types: true },
          after_sensitive: { allowed_grant_types: true },
          ...grants(['CANARY']),
        },
      },
    ),
    found: ['unknown', 'review/not-judged'],
  },
  'review/attribute-unfamiliar': {
    change: client({}, { powers: ['all'] }),
    found: ['unknown', 'review/attribute-unfamiliar'],
  },
  'review/resource-unfamiliar': {
    change: { type: 'qlikcloud_oauth_gateway', before: null, after: { id: 'x' } },
    found: ['unknown', 'review/resource-unfamiliar'],
  },
  'review/equivalent': {
    change: client({ force_destroy: null }, { force_destroy: false }),
    found: ['neutral', 'review/equivalent'],
  },
}

/** Both sides of a change with these grants. */
function grants(types: readonly string[]): Values {
  return {
    before: clientValues({ consent_method: 'required', allowed_grant_types: types }),
    after: clientValues({ consent_method: 'trusted', allowed_grant_types: types }),
  }
}

/** Consent that was never chosen follows the grants. */
export const CONSENT_BY_GRANT: ChangeJson = client(
  { consent_method: null, allowed_grant_types: ['client_credentials'] },
  { consent_method: null },
)

/** Changes of types, which have several rules at once. */
export const TYPE_CASES: readonly (readonly [from: string, to: string, found: readonly string[]])[] = [
  [
    'web',
    'native',
    ['broadens', 'review/client-replaced', 'review/auth-method-removed', 'review/client-public'],
  ],
  [
    'native',
    'web',
    ['broadens', 'review/client-replaced', 'review/auth-method-added', 'review/client-confidential'],
  ],
  ['spa', 'anonymous-embed', ['broadens', 'review/client-replaced', 'review/client-anonymous']],
  ['anonymous-embed', 'spa', ['narrows', 'review/client-replaced', 'review/client-signed-in']],
]
