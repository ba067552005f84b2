import { equalPaths, type Path, renderPath } from '../../../src/framework'

test.each<{ path: Path; text: string }>([
  { path: [], text: '' },
  { path: ['name'], text: 'name' },
  { path: ['tenants', { key: 'ac"me' }, 'url'], text: 'tenants["ac\\"me"].url' },
  { path: ['disks', 0, 'handle'], text: 'disks[0].handle' },
])('$text is written as in HCL', ({ path, text }) => {
  expect(renderPath(path)).toBe(text)
})

test('an index and a key of the same text are two places', () => {
  expect(equalPaths(['a', 0], ['a', { key: '0' }])).toBe(false)
  expect(equalPaths(['a', 'b'], ['a', 'b'])).toBe(true)
})
