import { compileFilter, type Attributes } from '../../../src/emulator/list/scim-filter'

interface Item {
  readonly name: string
  readonly type: string
}

const ATTRIBUTES: Attributes<Item> = new Map([
  ['name', (item: Item) => item.name],
  ['type', (item: Item) => item.type],
])

const ITEMS: readonly Item[] = [
  { name: 'Alpha', type: 'web' },
  { name: 'Beta', type: 'spa' },
  { name: 'say "hi" (now)', type: 'web' },
  { name: '', type: 'native' },
]

function matches(filter: string): readonly string[] {
  const compiled = compileFilter(filter, ATTRIBUTES)
  if (!compiled.ok) throw new Error(compiled.problem)
  return ITEMS.filter(compiled.value).map(({ name }) => name)
}

test.each<readonly [string, readonly string[]]>([
  ['name eq "Alpha"', ['Alpha']],
  ['name eq "alpha"', ['Alpha']],
  ['NAME EQ "ALPHA"', ['Alpha']],
  ['type ne "web"', ['Beta', '']],
  ['name co "a"', ['Alpha', 'Beta', 'say "hi" (now)']],
  ['name sw "b"', ['Beta']],
  ['name ew "a"', ['Alpha', 'Beta']],
  ['name pr', ['Alpha', 'Beta', 'say "hi" (now)']],
  ['not (name pr)', ['']],
  ['name eq "say \\"hi\\" (now)"', ['say "hi" (now)']],
  ['name eq "\\u0041lpha"', ['Alpha']],
  ['type eq "web" and name pr and name co "l"', ['Alpha']],
  ['type eq "spa" or type eq "web" and name eq "Alpha"', ['Alpha', 'Beta']],
  ['(type eq "spa" or type eq "web") and name ne "Alpha"', ['Beta', 'say "hi" (now)']],
  ['not (type eq "web" or type eq "spa")', ['']],
  ['  ((name eq "Beta"))  ', ['Beta']],
])('%s', (filter, expected) => {
  expect(matches(filter)).toEqual(expected)
})

const OPERATOR = 'needs one of eq, ne, co, sw, ew, pr after an attribute'
test.each([
  ['name', OPERATOR],
  ['name gt "a"', OPERATOR],
  ['name like "a"', OPERATOR],
  ['name eq', 'needs a string in double quotes after an operator'],
  ['name eq Alpha', 'needs a string in double quotes after an operator'],
  ["name eq 'Alpha'", 'needs a string in double quotes after an operator'],
  ['name eq 1', 'needs a string in double quotes after an operator'],
  ['age eq "1"', 'names an attribute that cannot be filtered on at character 0'],
  ['name eq "a" and', 'lacks an attribute name'],
  ['not name pr', 'needs parentheses after "not"'],
  ['(name pr', 'lacks a closing parenthesis'],
  ['name pr)', 'has something after its end at character 7'],
  ['name pr type pr', 'has something after its end at character 7'],
  ['name eq "a', 'cannot be read from character 7'],
  ['name eq "\\x"', 'has a string that is not JSON at character 7'],
  ['   ', 'lacks an attribute name'],
])('refuses %s', (filter, problem) => {
  expect(compileFilter(filter, ATTRIBUTES)).toEqual({ ok: false, problem })
})
