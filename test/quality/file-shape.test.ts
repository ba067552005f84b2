import { indexBreaches, lengthBreaches, nameBreaches } from './file-shape'
import type { SourceFile } from './source-file'

const fileOf = (path: string, lines: number): SourceFile => ({ path, text: 'a\n'.repeat(lines) })

describe('lengths', () => {
  const short = Array.from({ length: 20 }, (_, index) => fileOf(`src/a/${index}.ts`, 50))

  test('pass when files are short', () => {
    expect(lengthBreaches(short, new Map())).toEqual([])
  })

  test('report one file over the limit', () => {
    expect(lengthBreaches([...short, fileOf('src/a/long.ts', 401)], new Map())).toEqual([
      'src/a/long.ts has 401 lines: split it, or give the reason in LONG_FILES',
    ])
  })

  test('accept a long file with a reason', () => {
    const reasons = new Map([['src/a/long.ts', 'one state machine']])
    expect(lengthBreaches([...short, fileOf('src/a/long.ts', 401)], reasons)).toEqual([])
  })

  test('report a reason that nothing needs', () => {
    expect(lengthBreaches(short, new Map([['src/a/1.ts', 'one state machine']]))).toEqual([
      'src/a/1.ts is not a long file any more',
    ])
  })

  test('report a long median and a long tenth', () => {
    const files = [fileOf('src/a.ts', 121), fileOf('src/b.ts', 121), fileOf('src/c.ts', 301)]
    expect(lengthBreaches(files, new Map())).toEqual([
      'the median file has 121 lines, not 120',
      'one file in ten has 301 lines, not 300',
    ])
  })
})

describe('names', () => {
  const cases: readonly [path: string, problems: readonly string[]][] = [
    ['src/api/retry-policy.ts', []],
    ['src/provider/resources/oauth-client/schema.ts', []],
    ['test/unit/api/retry.test.ts', []],
    ['src/api/retryPolicy.ts', ['"retryPolicy" is not kebab-case']],
    ['src/Api/retry.ts', ['"Api" is not kebab-case']],
    ['src/utils/join.ts', ['"utils" does not say what is inside']],
    ['src/api/http-helpers.ts', ['"helpers" does not say what is inside']],
    ['src/api/session-manager.ts', ['"manager" does not say what is inside']],
    ['src/common.ts', ['"common" does not say what is inside']],
  ]
  test.each(cases)('%s', (path, problems) => {
    expect(nameBreaches({ path, text: '' }).map((breach) => breach.problem)).toEqual(problems)
  })
})

describe('an index', () => {
  const problem = 'an index only re-exports: put this into a file of its own'
  const cases: readonly [name: string, text: string, lines: readonly number[]][] = [
    ['re-exports values and types', `export { a } from './a'\nexport type { B } from './b'`, []],
    ['has code of its own', `export { a } from './a'\nexport const b = 1`, [2]],
    ['imports', `import { a } from './a'\nexport { a }`, [1, 2]],
  ]
  test.each(cases)('%s', (_name, text, lines) => {
    const path = 'src/api/index.ts'
    expect(indexBreaches({ path, text })).toEqual(lines.map((line) => ({ path, line, problem })))
  })

  test('is the only file that is asked', () => {
    expect(indexBreaches({ path: 'src/api/a.ts', text: 'export const b = 1' })).toEqual([])
  })
})
