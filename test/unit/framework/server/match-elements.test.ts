import { type Attribute, type Nested, NULL, STRING, UNKNOWN } from '../../../../src/framework'
import { matchElements } from '../../../../src/framework/server/match-elements'
import { structureOfAttributes } from '../../../../src/framework/server/structure'
import { lift, type Plain } from './lift'

const text = (mode: Attribute['mode']): Attribute => ({ type: STRING, mode, description: 'For tests.' })
const nested = (nesting: Nested['nesting']): Attribute => ({
  type: { kind: 'nested', nesting, attributes: { name: text('optional'), id: text('computed') } },
  mode: 'optional',
  description: 'For tests.',
})

/** Elements that hold a nested attribute themselves. */
const structureWith = (nesting: Nested['nesting']) => structureOfAttributes({ inner: nested(nesting) })

const configured = (name: string) => ({ name, id: null })
const stored = (name: string) => ({ name, id: `id of ${name}` })

test.each<{ nesting: Nested['nesting']; config: Plain; prior: Plain; matches: boolean }>([
  { nesting: 'single', config: configured('a'), prior: stored('a'), matches: true },
  { nesting: 'single', config: configured('a'), prior: stored('b'), matches: false },
  { nesting: 'single', config: configured('a'), prior: null, matches: false },
  { nesting: 'single', config: null, prior: null, matches: true },
  { nesting: 'single', config: UNKNOWN, prior: stored('a'), matches: false },
  { nesting: 'list', config: [configured('a')], prior: [stored('a')], matches: true },
  { nesting: 'list', config: [configured('a')], prior: [stored('a'), stored('b')], matches: false },
  {
    nesting: 'list',
    config: [configured('b'), configured('a')],
    prior: [stored('a'), stored('b')],
    matches: false,
  },
  {
    nesting: 'set',
    config: [configured('b'), configured('a')],
    prior: [stored('a'), stored('b')],
    matches: true,
  },
  { nesting: 'set', config: [configured('a')], prior: [stored('a'), stored('b')], matches: false },
  {
    nesting: 'set',
    config: [configured('a'), configured('b')],
    prior: [stored('a'), stored('c')],
    matches: false,
  },
  { nesting: 'map', config: { x: configured('a') }, prior: { x: stored('a') }, matches: true },
  { nesting: 'map', config: { x: configured('a') }, prior: { y: stored('a') }, matches: false },
  {
    nesting: 'map',
    config: { x: configured('a') },
    prior: { x: stored('a'), y: stored('b') },
    matches: false,
  },
])('$nesting: $config and $prior match: $matches', ({ nesting, config, prior, matches }) => {
  const element = lift({ inner: prior })

  expect(matchElements(structureWith(nesting), [lift({ inner: config })], [element])).toEqual([
    matches ? element : undefined,
  ])
})

test('elements that are absent or not known yet match nothing but their like', () => {
  const structure = structureWith('single')
  const element = lift({ inner: null })

  expect(matchElements(structure, [NULL, UNKNOWN], [element])).toEqual([undefined, undefined])
  expect(matchElements(structure, [NULL], [element, NULL])).toEqual([NULL])
})

test('a required write-only attribute, which no state holds, does not keep elements apart', () => {
  const structure = structureOfAttributes({
    name: text('required'),
    token: { ...text('required'), writeOnly: true },
  })
  const stored = lift({ name: 'a', token: null })

  expect(matchElements(structure, [lift({ name: 'a', token: 's3cret' })], [stored])).toEqual([stored])
})
