import type { ScopeRow } from '../../src/rules'
import { withRows } from '../../tools/scopes/catalogue-files'
import { parsePublished } from '../../tools/scopes/published-scope'
import { scopeChanges } from '../../tools/scopes/scope-changes'
import { updatedRows } from '../../tools/scopes/updated-rows'

const OURS: readonly ScopeRow[] = [
  { name: 'admin.cats', use: 'oauth', permits: 'feed any cat', level: 'admin' },
  { name: 'admin.cats:read', use: 'oauth', permits: 'look at any cat', parent: 'admin.cats', level: 'admin' },
  { name: 'dogs', use: 'role', permits: 'walk own dogs', level: 'user' },
  { name: 'fish', use: 'oauth', permits: 'see own fish', level: 'user' },
  { name: 'classic_talend.bird_view', use: 'role', permits: 'Talend: bird view', level: 'talend' },
]
const RESTRICTIONS = new Map([['admin.cats', ['spa']]])

const published = (name: string, group: string, more: object = {}) => ({
  ...{ name, group, description: `theirs of ${name}`, parent: null, oauth: true },
  ...more,
})

/** The list that says the same as OURS. */
const SAME = [
  published('admin.cats', 'admin', { notFor: ['spa'] }),
  published('admin.cats:read', 'admin', { parent: 'admin.cats' }),
  published('dogs', 'user', { oauth: false }),
  published('fish', 'user'),
  published('classic_talend.bird_view', 'talend', { oauth: false }),
]

/** One scope is new on each side of another, one is gone, two have changed. */
const NEXT = [
  published('admin.cats', 'admin', { notFor: ['spa', 'native'] }),
  published('admin.cats:export', 'admin', { parent: 'admin.cats' }),
  published('admin.cats:read', 'admin', { parent: 'admin.cats' }),
  published('identity.cat:read', 'identity'),
  published('dogs', 'user'),
  published('classic_talend.bird_edit', 'talend', { oauth: false }),
  published('classic_talend.bird_view', 'talend', { oauth: false }),
  published('zoos:create', 'region'),
]

const changes = (list: readonly object[]) =>
  scopeChanges(OURS, RESTRICTIONS, parsePublished(list)).map(({ kind, name, text }) => [kind, name, text])

test('a list that says the same shows no change, and changes no row', () => {
  expect(changes(SAME)).toEqual([])
  expect(updatedRows(OURS, parsePublished(SAME))).toEqual(OURS)
})

test('what is new, gone and changed is shown', () => {
  expect(changes(NEXT)).toEqual([
    ['changed', 'admin.cats', 'not for was spa, is spa, native'],
    ['added', 'admin.cats:export', 'oauth, admin: theirs of admin.cats:export'],
    ['added', 'identity.cat:read', 'oauth, user: theirs of identity.cat:read'],
    ['changed', 'dogs', 'use was role, is oauth'],
    ['added', 'classic_talend.bird_edit', 'role, talend: theirs of classic_talend.bird_edit'],
    ['added', 'zoos:create', 'region, admin: theirs of zoos:create'],
    ['removed', 'fish', 'oauth, user'],
  ])
})

test('a change of parent and of level is shown', () => {
  const [cats, read, ...rest] = SAME
  expect(changes([cats ?? {}, { ...read, parent: null, group: 'user' }, ...rest])).toEqual([
    ['changed', 'admin.cats:read', 'level was admin, is user'],
    ['changed', 'admin.cats:read', 'parent was admin.cats, is none'],
  ])
})

test('rows keep our words and their place; new ones stand beside their neighbours and need words', () => {
  expect(updatedRows(OURS, parsePublished(NEXT)).map(({ name, permits }) => [name, permits])).toEqual([
    ['classic_talend.bird_edit', 'NEEDS WORDS: theirs of classic_talend.bird_edit'],
    ['identity.cat:read', 'NEEDS WORDS: theirs of identity.cat:read'],
    ['admin.cats', 'feed any cat'],
    ['admin.cats:export', 'NEEDS WORDS: theirs of admin.cats:export'],
    ['admin.cats:read', 'look at any cat'],
    ['zoos:create', 'NEEDS WORDS: theirs of zoos:create'],
    ['dogs', 'walk own dogs'],
    ['classic_talend.bird_view', 'Talend: bird view'],
  ])
})

describe('a file of the catalogue', () => {
  const file = (array: string) =>
    `/** Cats (state of 2026-01-01). */\nexport const CATS = [\n${array}\n] as const satisfies readonly Cat[]\n`

  test('gets the rows of its level, and keeps what is around them', () => {
    expect(withRows(file("  { name: 'old' },"), 'admin', OURS, '2026-12-24')).toBe(
      file(
        '{ name: "admin.cats", use: "oauth", permits: "feed any cat" },\n{ name: "admin.cats:read", use: "oauth", permits: "look at any cat", parent: "admin.cats" },',
      ).replace('2026-01-01', '2026-12-24'),
    )
  })

  test('of Talend holds names alone, and its comment stays without a day', () => {
    expect(withRows(file("  'old',"), 'talend', OURS, undefined)).toBe(file('"bird_view",'))
  })

  test('without an array is an error', () => {
    expect(() => withRows('export const CATS = 5\n', 'user', OURS, undefined)).toThrow(
      'no array in src/rules/scopes/user-scopes.ts',
    )
  })
})

test.each<[string, unknown, string]>([
  ['that is no array', {}, 'the file does not hold an array of scopes'],
  ['with a number in it', [5], 'entry 0 is not an object'],
  ['with a scope without a group', [{ name: 'fish' }], 'entry 0 (fish) has no text "group"'],
  [
    'with a group that is new',
    [published('fish', 'pets')],
    'fish is in the group "pets"; known are admin, region, organisation, user, identity, special, talend',
  ],
  [
    'with a scope twice',
    [published('fish', 'user'), published('fish', 'user')],
    'the scope fish is there twice',
  ],
  [
    'with a parent that is not there',
    [published('fish', 'user', { parent: 'sea' })],
    'the parent of fish, sea, is not there',
  ],
])('a list %s is refused', (_, json, message) => {
  expect(() => parsePublished(json)).toThrow(message)
})
