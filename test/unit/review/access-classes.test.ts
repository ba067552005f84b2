import fc from 'fast-check'
import { classByAccess, type Granting } from './granted-access'
import { changeJson, clientValues, planText, reportOf, type Values } from './plan-json'

const some = (values: readonly string[], maxLength: number) => fc.subarray([...values], { maxLength })

const granting: fc.Arbitrary<Granting> = fc.record({
  tenant: fc.constantFrom(null, 'acme', 'globex'),
  app_type: fc.constantFrom('web', 'web', 'native', 'spa', 'anonymous-embed'),
  allowed_scopes: some(['admin_classic', 'admin.apps', 'admin.apps:read', 'user_default', 'not.known'], 3),
  redirect_uris: some(
    [
      'https://a.example/cb',
      'https://a.example/other',
      'https://b.example/cb',
      'http://localhost:3000/cb',
      'exampleapp://cb',
    ],
    2,
  ),
  allowed_origins: some(['https://a.example', 'https://b.example'], 1),
  allowed_grant_types: some(['client_credentials', 'urn:qlik:oauth:user-impersonation'], 2),
  allowed_auth_methods: some(['client_secret', 'private_key_jwt'], 2),
  public_keys: fc.subarray(
    [
      { kid: 'one', n: 'aaaa' },
      { kid: 'one', n: 'bbbb' },
    ],
    { maxLength: 1 },
  ),
  consent_method: fc.constantFrom(null, 'required', 'trusted'),
  force_destroy: fc.constantFrom(null, false, true),
  disabled: fc.boolean(),
  published_at: fc.constantFrom(null, '2026-02-02T00:00:00Z'),
  client_name: fc.constantFrom('Portal', 'Gate'),
  skip_rules: some(['scope/unknown'], 1),
})

/** Most real changes touch one or two attributes. */
const step = fc
  .record({
    before: granting,
    other: granting,
    touched: fc.integer({ min: 0, max: 3 }),
    at: fc.nat(),
    all: fc.boolean(),
  })
  .map(({ before, other, touched, at, all }): { before: Granting; after: Granting } => {
    // fast-check makes objects with exactly these members.
    const names = Object.keys(before) as (keyof Granting)[]
    const chosen = all
      ? names
      : names.map((_, index) => names[(at + index) % names.length] ?? 'tenant').slice(0, touched)
    const after = { ...before, ...Object.fromEntries(chosen.map((name) => [name, other[name]])) }
    // Publishing has no way back, so no plan and no drift has it.
    return { before, after: { ...after, published_at: before.published_at ?? after.published_at } }
  })

async function classOf(before: Granting | null, after: Granting | null): Promise<string> {
  const values = (client: Granting | null): Values | null =>
    client === null ? null : clientValues({ ...client })
  const replacedFor =
    before === null || after === null
      ? []
      : (['tenant', 'app_type'] as const).filter((name) => before[name] !== after[name])
  const text = planText([changeJson({ before: values(before), after: values(after), replacedFor })])
  return (await reportOf({ it: text })).verdict.class
}

test('a change broadens exactly when the set of ways in grows, and narrows exactly when it only shrinks', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(step, async ({ before, after }) => {
      const expected = classByAccess(before, after)
      seen.set(expected, (seen.get(expected) ?? 0) + 1)
      expect(await classOf(before, after)).toBe(expected)
    }),
    { numRuns: 400 },
  )
  // The generator reaches every class.
  expect([...seen.keys()].sort()).toEqual(['broadens', 'narrows', 'neutral'])
})

test('every creation broadens and every deletion narrows', async () => {
  await fc.assert(
    fc.asyncProperty(granting, async (client) => {
      expect(await classOf(null, client)).toBe(classByAccess(null, client))
      expect(await classOf(client, null)).toBe(classByAccess(client, null))
    }),
    { numRuns: 50 },
  )
})

test('every change of scopes has the class that the set of ways in says', async () => {
  const client: Granting = { ...WEB, redirect_uris: ['https://a.example/cb'] }
  const wrong: string[] = []
  for (const before of SCOPE_SETS) {
    for (const after of SCOPE_SETS) {
      const [was, will] = [
        { ...client, allowed_scopes: before },
        { ...client, allowed_scopes: after },
      ]
      const [given, expected] = [await classOf(was, will), classByAccess(was, will)]
      if (given !== expected)
        wrong.push(`${before.join('+')} to ${after.join('+')}: ${given}, not ${expected}`)
    }
  }
  expect(wrong).toEqual([])
})

const WEB: Granting = {
  tenant: null,
  app_type: 'web',
  allowed_scopes: [],
  redirect_uris: [],
  allowed_origins: [],
  allowed_grant_types: [],
  allowed_auth_methods: [],
  public_keys: [],
  consent_method: null,
  force_destroy: null,
  disabled: false,
  published_at: null,
  client_name: 'Portal',
  skip_rules: [],
}

const SCOPE_SETS: readonly (readonly string[])[] = [
  'admin_classic',
  'admin.apps',
  'admin.apps:read',
  'user_default',
].reduce<readonly (readonly string[])[]>(
  (sets, scope) => [...sets, ...sets.map((set) => [...set, scope])],
  [[]],
)
