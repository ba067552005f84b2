import { commentExamples, fencedBlocks, type CodeBlock } from './code-blocks'
import { hclBreaches } from './hcl-blocks'
import { linkBreaches } from './links'
import { shellBreaches, type Commands } from './shell-blocks'
import { show } from './source-file'

const block = (language: string, text: string): CodeBlock => ({ path: 'docs/a.md', line: 10, language, text })

test('fenced blocks are found with their language, text and line', () => {
  const text = [
    '# Title',
    '',
    '```ts',
    'const a = 1',
    '',
    'b()',
    '```',
    'Text',
    '````',
    '```',
    '````',
    '',
  ].join('\n')
  expect(fencedBlocks({ path: 'docs/a.md', text })).toEqual([
    { path: 'docs/a.md', line: 4, language: 'ts', text: 'const a = 1\n\nb()' },
    { path: 'docs/a.md', line: 10, language: '', text: '```' },
  ])
})

test('examples in comments are found, with what the file exports', () => {
  const text = `/**
 * Doubles.
 * @example
 * double(2) // 4
 */
export function double(a: number): number {
  return 2 * a
}

/** @example import { b } from 'c' */
export const LIMIT = 5
`
  expect(commentExamples({ path: 'src/api/double.ts', text })).toEqual([
    {
      path: 'src/api/double.ts',
      line: 3,
      language: 'ts',
      text: "import { double, LIMIT } from '../src/api/double'\ndouble(2) // 4",
    },
    { path: 'src/api/double.ts', line: 10, language: 'ts', text: "import { b } from 'c'" },
  ])
})

describe('shell', () => {
  const commands: Commands = {
    scripts: ['test', 'demo'],
    qlikcloud: new Map([['emulator', ['--port', '--tenant']]]),
    others: ['cd', 'terraform'],
  }
  const cases: readonly [name: string, text: string, problems: readonly string[]][] = [
    ['scripts', 'npm test\nnpm run demo -- --keep', []],
    ['an unknown script', 'npm run dmeo', ['10 package.json has no script "dmeo"']],
    ['what comes with npm', 'npm install cdktf', []],
    ['a command with options', 'npx qlikcloud emulator --port=1 --tenant acme', []],
    ['an unknown command', 'cd x\nqlikcloud emulate', ['11 qlikcloud has no command "emulate"']],
    ['what comes in', 'cd x | qlikcloud emulator - --port 1', []],
    ['an unknown option', 'qlikcloud emulator --prt 1', ['10 qlikcloud emulator has no option --prt']],
    ['a command over several lines', 'cd x \\\n  y\nfoo \\\n  a', ['12 nobody has a program "foo"']],
    [
      'comments, variables and pipes',
      '# foo\nA=1 B=2 terraform plan | foo # bar',
      ['11 nobody has a program "foo"'],
    ],
    ['one after the other', 'cd x && npm run nothing', ['10 package.json has no script "nothing"']],
  ]
  test.each(cases)('%s', (_name, text, problems) => {
    const found = shellBreaches(block('sh', text), commands)
    expect(found.map(({ line, problem }) => `${line} ${problem}`)).toEqual(problems)
  })
})

describe('HCL', () => {
  const cases: readonly [name: string, text: string, problems: readonly string[]][] = [
    ['well written', 'locals {\n  a = 1\n}', []],
    ['indented otherwise', 'locals {\n a = 1\n}', ['terraform fmt would change it']],
    ['broken', 'locals {\n  a = 1', ["terraform can't read it: Unclosed configuration block"]],
  ]
  test.each(cases)('%s', (_name, text, problems) => {
    const found = hclBreaches([block('hcl', 'locals {\n  b = 2\n}'), block('hcl', text)])
    expect(found.map(({ problem }) => problem)).toEqual(problems)
  })
})

describe('links', () => {
  const exists = (path: string): boolean => ['docs/b.md', 'README.md'].includes(path)
  const cases: readonly [text: string, problems: readonly string[]][] = [
    ['[b](b.md) and [top](../README.md#install)', []],
    ['[web](https://example.com/x) and [here](#here)', []],
    ['[c](c.md)', ['docs/a.md:1 the link to c.md leads nowhere']],
    ['text\n[b](docs/b.md)', ['docs/a.md:2 the link to docs/b.md leads nowhere']],
  ]
  test.each(cases)('%s', (text, problems) => {
    expect(show(linkBreaches({ path: 'docs/a.md', text }, exists))).toEqual(problems)
  })
})
