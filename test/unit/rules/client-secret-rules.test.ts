import {
  camelCase,
  CLIENT_SECRET_RULES,
  knownFacts,
  violations,
  type ClientSecretSpec,
} from '../../../src/rules'

const SECRET: ClientSecretSpec = {
  clientId: 'c1',
  appType: 'web',
  allowedAuthMethods: ['client_secret'],
  secretCount: 5,
}
const check = (secret: ClientSecretSpec) =>
  violations(CLIENT_SECRET_RULES, knownFacts(secret), { naming: camelCase }).map(
    ({ severity, blame, detail }) => ({
      severity,
      blame,
      detail,
    }),
  )

test.each<[string, ClientSecretSpec]>([
  ['the fifth secret', SECRET],
  ['a client whose methods Qlik chose', { ...SECRET, allowedAuthMethods: [] }],
  ['a client with both methods', { ...SECRET, allowedAuthMethods: ['private_key_jwt', 'client_secret'] }],
])('allows %s', (_, secret) => {
  expect(check(secret)).toEqual([])
})

test.each<[string, ClientSecretSpec, string]>([
  [
    'a secret of a native app',
    { ...SECRET, appType: 'native', allowedAuthMethods: [] },
    'The client has appType "native", and only "web" clients can keep a secret. Remove the secret: such a client needs none, and people sign in with the authorization code and PKCE. (secret/public-client)',
  ],
  [
    'a secret of a client that signs with a key',
    { ...SECRET, allowedAuthMethods: ['private_key_jwt'] },
    'The client\'s allowedAuthMethods are "private_key_jwt". Add "client_secret" to them, or remove the secret. (secret/method)',
  ],
  [
    'a sixth secret',
    { ...SECRET, secretCount: 6 },
    'With this one the client would have 6 secrets, the initial one counted; Qlik allows at most 5. Delete one that is no longer in use first. (secret/limit)',
  ],
])('refuses %s', (_, secret, detail) => {
  expect(check(secret)).toEqual([{ severity: 'error', blame: 'clientId', detail }])
})
