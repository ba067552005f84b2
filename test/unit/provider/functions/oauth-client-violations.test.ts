import {
  DYNAMIC,
  known,
  listOf,
  NULL,
  objectOf,
  setOf,
  STRING,
  UNKNOWN,
  type Type,
  type Value,
} from '../../../../src/framework'
import { oauthClientViolations } from '../../../../src/provider/functions/oauth-client-violations/function'
import { lift, type PlainObject } from '../harness/values'

/** The type that a literal of HCL has: tuples for lists, objects for maps; nothing is known of the type of null. */
function typeOf(value: Value): Type {
  if (value.kind !== 'known') return DYNAMIC
  const { value: content } = value
  if (typeof content === 'string') return STRING
  if (typeof content === 'boolean') return { kind: 'bool' }
  if (Array.isArray(content)) {
    // A list of values, by the line above.
    return { kind: 'tuple', elements: (content as readonly Value[]).map(typeOf) }
  }
  if (typeof content !== 'object' || 'text' in content) return { kind: 'number' }
  // An object, since nothing else is left.
  const members = Object.entries(content as Readonly<Record<string, Value>>)
  return objectOf(Object.fromEntries(members.map(([name, member]) => [name, typeOf(member)])))
}

const call = (value: Value, type: Type = typeOf(value)) =>
  oauthClientViolations.call([known({ type, value })])

/** `rule attribute severity` of each violation. */
function broken(given: PlainObject): readonly string[] | 'unknown' {
  const result = call(lift(given))
  if (!result.ok) throw new Error(result.text)
  if (result.value.kind === 'unknown') return 'unknown'
  return JSON.stringify(result.value)
    .split('{"rule":')
    .slice(1)
    .map((text) => [...text.matchAll(/"value":"([^"]*)"/g)].map(([, word]) => word))
    .map(([rule, severity, attribute]) => `${String(rule)} ${String(attribute)} ${String(severity)}`)
}

const WEB = {
  app_type: 'web',
  client_name: 'Web',
  redirect_uris: ['https://web.example.com/'],
  allowed_scopes: ['apps'],
}

describe('the violations of a client', () => {
  test.each<[string, PlainObject, readonly string[] | 'unknown']>([
    ['none', WEB, []],
    ['none, without a name to look at', { ...WEB, client_name: null }, []],
    ['one of the name', { ...WEB, client_name: '' }, ['name/limit client_name error']],
    [
      'several',
      { ...WEB, app_type: 'spa', allowed_scopes: ['offline_access'] },
      ['scope/offline-access allowed_scopes error', 'origin/required allowed_origins error'],
    ],
    [
      'an overruled one',
      { ...WEB, client_name: '', skip_rules: ['name/limit'] },
      ['name/limit client_name warning'],
    ],
    [
      'those of a client that is published',
      { ...WEB, consent_method: 'trusted', published_at: '2026-01-01' },
      ['consent/published consent_method error'],
    ],
    ['unknown while a rule waits', { ...WEB, client_name: UNKNOWN }, 'unknown'],
    ['unknown while an element is missing', { ...WEB, allowed_scopes: [UNKNOWN] }, 'unknown'],
    ['unknown while it is open what is overruled', { ...WEB, skip_rules: UNKNOWN }, 'unknown'],
    [
      'known without what no rule reads',
      { ...WEB, client_id: UNKNOWN, created_at: UNKNOWN, client_secret: UNKNOWN },
      [],
    ],
    ['the same for a set with an element twice', { ...WEB, allowed_scopes: ['apps', 'apps'] }, []],
    [
      'the same for numbers and booleans in the place of texts',
      { ...WEB, client_name: 5, description: true },
      [],
    ],
  ])('are %s', (_title, given, expected) => {
    expect(broken(given)).toEqual(expected)
  })

  test('are the same for lists, sets and maps', () => {
    const scopes = known([known('admin_classic')])
    for (const type of [listOf(STRING), setOf(STRING)]) {
      const given = known({ app_type: known('native'), allowed_scopes: scopes })
      expect(call(given, objectOf({ app_type: STRING, allowed_scopes: type }))).toMatchObject({
        value: {
          value: [
            { value: { rule: { value: 'scope/admin-classic' } } },
            { value: { rule: { value: 'redirect/required' } } },
          ],
        },
      })
    }
    const map = call(known({ app_type: known('webb') }), { kind: 'map', element: STRING })
    expect(JSON.stringify(map)).toContain('"rule":{"kind":"known","value":"app-type/value"}')
  })

  test('are unknown for an unknown client', () => {
    expect(call(UNKNOWN, DYNAMIC)).toEqual({ ok: true, value: UNKNOWN })
    expect(oauthClientViolations.call([UNKNOWN])).toEqual({ ok: true, value: UNKNOWN })
  })

  test('name a private member of a key, and not its value', () => {
    const result = call(lift({ ...WEB, public_keys: [{ kty: 'RSA', kid: 'k', d: 'canary' }] }))
    expect(JSON.stringify(result)).toContain('auth/key-private')
    expect(JSON.stringify(result)).not.toContain('canary')
  })
})

test('everything that does not fit is said at once', () => {
  expect(
    call(
      lift({
        app_typ: 'web',
        nonsense: 1,
        client_name: ['x'],
        public_keys: [{ kty: ['RSA'] }],
        force_destroy: 'maybe',
      }),
    ),
  ).toEqual({
    ok: false,
    argument: 0,
    text: expect.stringMatching(
      /^a qlikcloud_oauth_client has no attribute "app_typ"; perhaps "app_type" is meant; a qlikcloud_oauth_client has no attribute "nonsense"; its attributes are allowed_auth_methods, .*; client_name is a tuple, but has to be a string; kty in an element of public_keys is a tuple, but has to be a string; force_destroy is a string, but has to be a bool$/,
    ) as unknown,
  })
})

test('null is no client', () => {
  expect(call(NULL, DYNAMIC)).toMatchObject({ ok: false, argument: 0 })
})
