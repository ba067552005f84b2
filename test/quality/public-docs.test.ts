import { posix } from 'node:path'
import { docBreaches, reExports } from './public-docs'
import { readSources, show, type Breach } from './source-file'

const cases: readonly [name: string, text: string, problems: readonly string[]][] = [
  ['a class with a sentence', '/** A thing. */\nexport class A {}', []],
  ['a class without', 'export class A {}', ['src/a.ts:1 "A" has no sentence about it']],
  [
    'a function with only tags',
    '/** @internal */\nexport function A() {}',
    ['src/a.ts:2 "A" has no sentence about it'],
  ],
  ['a class that is not handed on', 'export class Other {}', []],
  [
    'an optional setting without default',
    'export interface AProps {\n  /** One. */\n  b?: string\n}',
    ['src/a.ts:3 "b" is optional, but has no @default'],
  ],
  ['an optional setting', 'export interface AProps {\n  /** @default - none */\n  b?: string\n}', []],
  ['an optional part of an answer', 'export interface A {\n  b?: string\n}', []],
]

test.each(cases)('%s', (_name, text, problems) => {
  expect(show(docBreaches({ path: 'src/a.ts', text }, new Set(['A', 'AProps'])))).toEqual(problems)
})

test('an index says what it hands on', () => {
  const text = "export { A } from './a'\nexport type { B as C, D } from './a'\nexport { E } from '../b'"
  expect(reExports({ path: 'src/x/index.ts', text })).toEqual(
    new Map([
      ['./a', new Set(['A', 'B', 'D'])],
      ['../b', new Set(['E'])],
    ]),
  )
})

function undocumented(folder: string): readonly Breach[] {
  const sources = new Map(readSources(folder).map((file) => [file.path, file]))
  const index = sources.get(`${folder}/index.ts`)
  if (index === undefined) throw new Error(`${folder} has no index`)
  return [...reExports(index)].flatMap(([module, names]) => {
    const file = sources.get(`${posix.join(folder, module)}.ts`)
    return file === undefined ? [] : docBreaches(file, names)
  })
}

test.each(['src/constructs', 'src/emulator', 'src/review'])('what %s offers is documented', (folder) => {
  expect(show(undocumented(folder))).toEqual([])
})
