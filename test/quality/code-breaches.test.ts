import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  CODE_TABLE,
  codeBreaches,
  PRINTING,
  STATUS_NUMBER,
  VAGUE_EXPECTATION,
  type CodeRow,
} from './code-breaches'
import { ONLY_WRITTEN } from './only-written'
import { ROOT } from './source-file'

const CAST = '`as` without a comment on the line above that says why it is true'
const TIMER = 'a timer of its own: take `sleep` as an argument'
const CHANCE = 'reads the clock or rolls dice: take `now` or `random` as an argument'

const cases: readonly [name: string, text: string, problems: readonly string[]][] = [
  ['a cast without a reason', 'const a = b as string', [CAST]],
  ['an old-style cast without a reason', 'const a = <string>b', [CAST]],
  ['a cast with a reason', '// npm checked it.\nconst a = b as string', []],
  ['a cast with the reason above the argument', 'f(\n  // npm checked it.\n  b as string,\n)', []],
  ['a cast with the reason above the statement', '// npm checked it.\nconst a = f(\n  b as string,\n)', []],
  [
    'a cast with the reason two statements above',
    '// npm checked it.\nconst a = 1\nconst b = c as string',
    [CAST],
  ],
  ['as const', "const a = ['x'] as const", []],
  ['a renamed import', "import { a as b } from './a'", []],
  ['any', 'let a: any', ['`any` turns the compiler off']],
  ['the word any in a text', "const a = 'any'", []],
  ['a bang', 'const a = b!', ['`!` claims without a proof']],
  ['a timer', 'setTimeout(stop, 10)', [TIMER]],
  ['a timer handed on', 'run({ sleep: setInterval })', [TIMER]],
  ['a parameter that is called like a timer', 'interface A { setTimeout(ms: number): void }', []],
  ['the clock', 'const a = Date.now()', [CHANCE]],
  ['the clock handed on', 'run({ now: Date.now })', [CHANCE]],
  ['the date of today', 'const a = new Date()', [CHANCE]],
  ['the date of a given time', 'const a = new Date(now)', []],
  ['dice', 'const a = Math.random()', [CHANCE]],
  ['a fixed port', 'server.listen(8080)', ['listens on a fixed port']],
  ['a free port', 'server.listen(0)', []],
  [
    'a look at a URL that is wrong at times',
    'if (URL.canParse(a)) stop()',
    ['URL.canParse is wrong about letters such as ü after some thousand calls: try `new URL`'],
  ],
]

test.each(cases)('%s', (_name, text, problems) => {
  expect(codeBreaches({ path: 'src/api/a.ts', text }).map((breach) => breach.problem)).toEqual(problems)
})

test('a file of the list may have a clock and a timer', () => {
  expect(codeBreaches({ path: 'src/api/sleep.ts', text: 'setTimeout(f, Date.now())' })).toEqual([])
})

test('every file of the list exists', () => {
  const listed = CODE_TABLE.flatMap((row) => row.allowedIn ?? [])
  expect(listed.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

const single: readonly [name: string, row: CodeRow, text: string, lines: readonly number[]][] = [
  ['console', PRINTING, "const a = 1\nconsole.log('x')", [2]],
  ['stdout', PRINTING, "process.stdout.write('x')", [1]],
  ['stderr', PRINTING, "process.stderr.write('x')", []],
  ['a status in a condition', STATUS_NUMBER, 'if (a === 404) stop()', [1]],
  ['a status in a comment', STATUS_NUMBER, '// answers 202', []],
  ['another number', STATUS_NUMBER, 'const a = 4040', []],
  ['an expectation of any error', VAGUE_EXPECTATION, 'expect(f).toThrow()', [1]],
  ['a promised expectation of any error', VAGUE_EXPECTATION, 'await expect(f).rejects.toThrow()', [1]],
  ['an expectation of one error', VAGUE_EXPECTATION, "expect(f).toThrow('no such client')", []],
  ['an expectation of no error', VAGUE_EXPECTATION, 'expect(f).not.toThrow()', []],
  ['a sum that nobody reads', ONLY_WRITTEN, 'let a = 0\nfor (const b of c) {\n  a += b\n}', [1]],
  ['a counter that nobody reads', ONLY_WRITTEN, 'c.forEach(() => {\n  let a = 0\n  while (d) a++\n})', [2]],
  ['a variable that is read for itself', ONLY_WRITTEN, 'let a = 0\nwhile (b) a = a + 1', [1]],
  ['a parameter that is counted up', ONLY_WRITTEN, 'const f = (a: number) => {\n  while (b) a += 1\n}', [1]],
  ['a sum with the name of a property', ONLY_WRITTEN, 'let a = 0\nwhile (b.a) a += 1', [1]],
  ['a sum that is read', ONLY_WRITTEN, 'let a = 0\nwhile (b) a += 1\nsay({ a })', []],
  ['a sum that ends a loop', ONLY_WRITTEN, 'let a = 0\nwhile (a < 9) a += 1', []],
  ['a list that is filled', ONLY_WRITTEN, 'let a = []\na[0] = 1', []],
  ['a loop', ONLY_WRITTEN, 'for (let a = 0; a < 9; a++) say()', []],
]

test.each(single)('%s', (_name, row, text, lines) => {
  const breaches = codeBreaches({ path: 'src/api/a.ts', text }, [row])
  expect(breaches.map((breach) => breach.line)).toEqual(lines)
})
