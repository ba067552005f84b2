import { CODE_TABLE, codeBreaches, PRINTING, STATUS_NUMBER, VAGUE_EXPECTATION } from './quality/code-breaches'
import { indexBreaches, lengthBreaches, nameBreaches } from './quality/file-shape'
import { importBreaches } from './quality/import-breaches'
import { ONLY_WRITTEN } from './quality/only-written'
import { readSources, show } from './quality/source-file'
import { wordBreaches } from './quality/words'

const sources = readSources('src')
const tools = readSources('tools', ['.ts', '.mjs'])
const tests = readSources('test')
const texts = ['docs', 'examples', 'bench'].flatMap((folder) =>
  readSources(folder, ['.ts', '.cjs', '.md', '.tf', '.json']),
)
const everything = [...sources, ...tools, ...tests, ...texts]

describe('the sources', () => {
  test('import only what the table of their folder allows', () => {
    expect(show(sources.flatMap(importBreaches))).toEqual([])
  })

  test('know only the words of their folder', () => {
    expect(show(everything.flatMap((file) => wordBreaches(file)))).toEqual([])
  })

  test('are short', () => {
    expect(lengthBreaches(sources)).toEqual([])
  })

  test('have names that say what is inside', () => {
    expect(show(sources.flatMap(nameBreaches))).toEqual([])
  })

  test('list what a folder offers in an index that only re-exports', () => {
    expect(show(sources.flatMap(indexBreaches))).toEqual([])
  })

  test('keep the house rules', () => {
    expect(show(sources.flatMap((file) => codeBreaches(file)))).toEqual([])
  })

  test('leave HTTP to src/api', () => {
    const provider = sources.filter((file) => file.path.startsWith('src/provider/'))
    expect(show(provider.flatMap((file) => codeBreaches(file, [STATUS_NUMBER])))).toEqual([])
  })

  test('print in src/cli alone', () => {
    const silent = sources.filter((file) => !file.path.startsWith('src/cli/'))
    expect(show(silent.flatMap((file) => codeBreaches(file, [PRINTING])))).toEqual([])
  })
})

test('no variable is only written to', () => {
  const code = everything.filter(({ path }) => /\.[cm]?[jt]s$/.test(path))
  expect(show(code.flatMap((file) => codeBreaches(file, [ONLY_WRITTEN])))).toEqual([])
})

describe('the tests', () => {
  test('say which error they expect', () => {
    expect(show(tests.flatMap((file) => codeBreaches(file, [VAGUE_EXPECTATION])))).toEqual([])
  })

  test('do not wait for real time or use fixed ports', () => {
    const rows = CODE_TABLE.filter((row) => /timer|port/.test(row.problem))
    expect(show(tests.flatMap((file) => codeBreaches(file, rows)))).toEqual([])
  })
})
