import { brokenRules, CLIENT_RULES, type RuleSubject } from '../../../src/emulator/validation/client-rules'
import { UNSET_FIELDS } from '../../../src/emulator/validation/fields'

const GOOD: RuleSubject = {
  appType: 'web',
  fields: { ...UNSET_FIELDS, redirectUris: ['https://a.example'], allowedAuthMethods: ['client_secret'] },
  published: false,
  trusted: false,
}
const SPA: RuleSubject = {
  ...GOOD,
  appType: 'spa',
  fields: { ...UNSET_FIELDS, redirectUris: ['https://a.example'], allowedOrigins: ['https://a.example'] },
}
const NATIVE: RuleSubject = {
  ...GOOD,
  appType: 'native',
  fields: { ...UNSET_FIELDS, redirectUris: ['app://cb'] },
}
const EMBED: RuleSubject = {
  ...GOOD,
  appType: 'anonymous-embed',
  fields: { ...UNSET_FIELDS, allowedOrigins: ['https://a.example'] },
}

const KEY = { kty: 'EC', use: 'sig', alg: 'ES384', kid: '1' }

const changed = (subject: RuleSubject, fields: Partial<RuleSubject['fields']>): RuleSubject => ({
  ...subject,
  fields: { ...subject.fields, ...fields },
})

/** For each rule, a client that breaks it and no other. */
const BREAKERS: Readonly<Record<string, RuleSubject>> = {
  'grants-web-only': changed(NATIVE, { allowedGrantTypes: ['client_credentials'] }),
  'auth-methods-web-only': changed(SPA, { allowedAuthMethods: ['client_secret'] }),
  'public-keys-web-only': changed(SPA, { publicKeys: [KEY] }),
  'auth-method-needed': changed(GOOD, { allowedAuthMethods: [] }),
  'key-needed': changed(GOOD, { allowedAuthMethods: ['private_key_jwt'] }),
  'redirect-needed': changed(GOOD, { redirectUris: [] }),
  'redirect-not-for-embed': changed(EMBED, { redirectUris: ['https://a.example'] }),
  'app-link-native-only': changed(GOOD, { redirectUris: ['app://cb'] }),
  'origin-needed': changed(SPA, { allowedOrigins: [] }),
  'origin-not-for-native': changed(NATIVE, { allowedOrigins: ['https://a.example'] }),
  'admin-scope-web-only': changed(NATIVE, { allowedScopes: ['admin_classic'] }),
  'offline-not-for-browser': changed(SPA, { allowedScopes: ['offline_access'] }),
  'reserved-scopes': changed(GOOD, { allowedScopes: ['tenants:create'] }),
  'trusted-not-for-embed': { ...EMBED, trusted: true },
  'published-not-machine': {
    ...changed(GOOD, { allowedGrantTypes: ['client_credentials'] }),
    published: true,
  },
}

test('has one breaker for each rule, and each rule once', () => {
  const ids = CLIENT_RULES.map(({ id }) => id)
  expect(Object.keys(BREAKERS).sort()).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

test('holds for the smallest client of each type', () => {
  for (const subject of [GOOD, SPA, NATIVE, EMBED]) expect(brokenRules(subject)).toEqual([])
})

test.each(CLIENT_RULES)('$id is broken by its breaker alone', ({ id, say }) => {
  const breaker = BREAKERS[id]
  expect(breaker && brokenRules(breaker)).toEqual([say])
})
