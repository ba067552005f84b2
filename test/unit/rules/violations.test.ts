import {
  camelCase,
  known,
  knownFacts,
  OAUTH_CLIENT_RULES,
  snakeCase,
  UNKNOWN,
  violations,
  type OAuthClientSpec,
  type Rule,
} from '../../../src/rules'
import { MACHINE, RSA_KEY, SPA, WEB } from './clients'

const ids = (found: readonly { readonly ruleId: string }[]) => found.map(({ ruleId }) => ruleId)

test('reports every broken rule at once, in the order of the table', () => {
  const client = { ...SPA, allowedScopes: ['admin_classic'], redirectUris: [], consentMethod: 'never' }

  expect(ids(violations(OAUTH_CLIENT_RULES, knownFacts(client), { naming: snakeCase }))).toEqual([
    'consent/value',
    'scope/admin-classic',
    'redirect/required',
  ])
})

test('skips a rule while something that it reads is unknown, and keeps the others', () => {
  const client = { ...SPA, allowedScopes: ['admin_classic'], redirectUris: [] }
  const facts = knownFacts(client)
  const check = (change: Partial<typeof facts>) =>
    ids(violations(OAUTH_CLIENT_RULES, { ...facts, ...change }, { naming: snakeCase }))

  expect(check({})).toEqual(['scope/admin-classic', 'redirect/required'])
  expect(check({ allowedScopes: UNKNOWN })).toEqual(['redirect/required'])
  expect(check({ redirectUris: UNKNOWN })).toEqual(['scope/admin-classic'])
  expect(check({ appType: UNKNOWN })).toEqual([])
})

test('names fields as the place does where the user reads the message', () => {
  const facts = knownFacts({ ...WEB, redirectUris: [] })
  const detail = (naming: typeof camelCase) => violations(OAUTH_CLIENT_RULES, facts, { naming })[0]?.detail

  expect(detail(camelCase)).toMatch(/^redirectUris is empty.* to allowedGrantTypes\. \(redirect\/required\)$/)
  expect(detail(snakeCase)).toMatch(
    /^redirect_uris is empty.* to allowed_grant_types\. \(redirect\/required\)$/,
  )
})

test('shows a value with braces as it was given', () => {
  const uri = 'https://{appType}.example.com/{{x}}#y'

  expect(
    violations(OAUTH_CLIENT_RULES, knownFacts({ ...WEB, redirectUris: [uri] }), { naming: snakeCase }).map(
      ({ detail }) => detail,
    ),
  ).toEqual([
    `redirect_uris contains "${uri}". A redirect URI has no fragment. Remove "#" and what follows it; use a path or a query instead. (redirect/fragment)`,
  ])
})

test('turns an overruled error into a warning that says so', () => {
  const facts = knownFacts({ ...WEB, consentMethod: 'never' })

  expect(
    violations(OAUTH_CLIENT_RULES, facts, { naming: snakeCase, skip: new Set(['consent/value']) }),
  ).toEqual([
    {
      ruleId: 'consent/value',
      severity: 'warning',
      title: 'Unknown consent method',
      detail:
        'consent_method is "never". Use one of "required", "trusted". Overruled by skip_rules. (consent/value)',
      blame: 'consentMethod',
      source: 'https://qlik.dev/apis/rest/oauth-clients/',
      overruled: true,
    },
  ])
})

test('overrules no row that is final', () => {
  const client = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: [{ ...RSA_KEY, d: 'hush' }] }

  expect(
    violations(OAUTH_CLIENT_RULES, knownFacts(client), {
      naming: snakeCase,
      skip: new Set(['auth/key-private']),
    }),
  ).toMatchObject([
    {
      ruleId: 'auth/key-private',
      severity: 'error',
      overruled: false,
      detail:
        'In public_keys, the key "k1" has the private member "d". Nobody but the application may know it. Give the public members only, and replace the key pair if this one was shared. skip_rules cannot overrule this. (auth/key-private)',
    },
  ])
})

test('lets errors wait while more may be overruled, save those that nobody can overrule', () => {
  const client = {
    ...WEB,
    clientName: '',
    redirectUris: [],
    allowedScopes: ['apps', 'apps:read'],
    allowedAuthMethods: ['private_key_jwt'],
    publicKeys: [{ ...RSA_KEY, d: 'x' }],
  }
  const found = violations(OAUTH_CLIENT_RULES, knownFacts(client), {
    naming: camelCase,
    skip: new Set(['name/limit']),
    skipsMore: true,
  })

  expect(found.map(({ ruleId, severity }) => `${ruleId} ${severity}`)).toEqual([
    'name/limit warning',
    'scope/covered warning',
    'auth/key-private error',
  ])
})

describe('a row that yields to another', () => {
  // Publishing a machine-to-machine client breaks publish/machine-to-machine, and what it follows from.
  const published = { ...MACHINE, published: true }
  const check = (client: OAuthClientSpec, skip: readonly string[] = []) =>
    violations(OAUTH_CLIENT_RULES, knownFacts(client), { naming: snakeCase, skip: new Set(skip) }).map(
      ({ ruleId, severity }) => [ruleId, severity],
    )

  test.each([undefined, 'trusted', 'required'])(
    'is silent while the other says the same (consent method %s)',
    (consentMethod) => {
      expect(check({ ...published, consentMethod })).toEqual([['publish/machine-to-machine', 'error']])
    },
  )

  test.each([
    [undefined, 'consent/published'],
    ['trusted', 'consent/published'],
    ['required', 'consent/machine-to-machine'],
  ])('speaks once the other is overruled (consent method %s)', (consentMethod, ruleId) => {
    expect(new Set(check({ ...published, consentMethod }, ['publish/machine-to-machine']))).toEqual(
      new Set([
        ['publish/machine-to-machine', 'warning'],
        [ruleId, 'error'],
      ]),
    )
  })

  test('says where a method comes from that nobody chose', () => {
    const [, second] = violations(OAUTH_CLIENT_RULES, knownFacts(published), {
      naming: snakeCase,
      skip: new Set(['publish/machine-to-machine']),
    })

    expect(second?.detail).toBe(
      'consent_method is "trusted", the default for the allowed_grant_types, but a published client always asks for consent. Use "required", or do not publish the client. (consent/published)',
    )
  })
})

test('evaluates rows of any model', () => {
  const tooMany: Rule<{ readonly count: number; readonly name: string }> = {
    id: 'own/limit',
    severity: 'warning',
    source: 'observed: our own policy',
    reads: ['count'],
    blame: 'count',
    title: 'Too many',
    faults: ({ count }) => (count > 1 ? [{ detail: `{count} is ${count}.` }] : []),
  }

  expect(violations([tooMany], { count: known(2), name: UNKNOWN }, { naming: camelCase })).toMatchObject([
    { ruleId: 'own/limit', detail: 'count is 2. (own/limit)', blame: 'count', overruled: false },
  ])
})
