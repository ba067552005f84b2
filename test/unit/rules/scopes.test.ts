import { ancestorsOf, defaultConsentMethod, SCOPE_NOT_FOR, scopeNamed, SCOPES } from '../../../src/rules'
import { NEEDS_WORDS } from '../../../tools/scopes/updated-rows'

describe('the catalogue of scopes', () => {
  test('has each scope once', () => {
    expect(new Set(SCOPES.map(({ name }) => name)).size).toBe(SCOPES.length)
  })

  test('says in our words what each scope permits', () => {
    expect(SCOPES.filter(({ permits }) => permits === '' || permits.startsWith(NEEDS_WORDS))).toEqual([])
    expect(SCOPES).toHaveLength(229)
  })

  test('counts as Qlik does: 225 published, 101 of them for OAuth clients, and 4 of region and organisation', () => {
    const count = (use: string) => SCOPES.filter((row) => row.use === use).length

    expect({ oauth: count('oauth'), role: count('role') }).toEqual({ oauth: 101, role: 124 })
    expect(count('region') + count('organisation')).toBe(4)
  })

  test('knows every parent and every restricted scope', () => {
    const mentioned = [...SCOPES.flatMap(({ parent }) => parent ?? []), ...Object.keys(SCOPE_NOT_FOR)]

    expect(mentioned.filter((name) => scopeNamed(name) === undefined)).toEqual([])
  })

  test('says which scopes include another', () => {
    expect(ancestorsOf('admin.apps:read')).toEqual(['admin.apps'])
    expect(ancestorsOf('user_default')).toEqual([])
    expect(ancestorsOf('toString')).toEqual([])
  })
})

test.each([
  [[], 'required'],
  [['client_credentials'], 'trusted'],
  [['urn:qlik:oauth:user-impersonation'], 'trusted'],
])('a client with the grants %j has consent method %s unless another is chosen', (grants, method) => {
  expect(defaultConsentMethod(grants)).toBe(method)
})
