import { importBreaches } from './import-breaches'

const cases: readonly [name: string, path: string, text: string, problems: readonly string[]][] = [
  ['a sister folder of the table passes', 'src/provider/a.ts', `import { a } from '../api'`, []],
  ['the own folder passes', 'src/rules/x/a.ts', `import { b } from '../b'`, []],
  ['a listed package passes', 'src/api/a.ts', `import { request } from 'undici'`, []],
  [
    'a subpath of a listed package passes',
    'src/plugin/a.ts',
    `import { a } from '@bufbuild/protobuf/wire'`,
    [],
  ],
  [
    'an upward import',
    'src/framework/server/plan.ts',
    `import { a } from '../../plugin/codec'`,
    ['src/framework may not import src/plugin ("../../plugin/codec")'],
  ],
  [
    'an upward re-export',
    'src/rules/index.ts',
    `export * from '../provider'`,
    ['src/rules may not import src/provider ("../provider")'],
  ],
  [
    'an upward dynamic import',
    'src/emulator/a.ts',
    `const a = () => import('../api/client')`,
    ['src/emulator may not import src/api ("../api/client")'],
  ],
  [
    'an upward type in the middle of a type',
    'src/emulator/a.ts',
    `let a: import('../rules').Rule | undefined`,
    ['src/emulator may not import src/rules ("../rules")'],
  ],
  [
    'an upward require',
    'src/review/a.ts',
    `const a = require('../cli/main')`,
    ['src/review may not import src/cli ("../cli/main")'],
  ],
  [
    'an import that is computed',
    'src/plugin/a.ts',
    'const a = (name: string) => import(`./rpc/${name}`)',
    ['imports a computed name, which nobody can check'],
  ],
  [
    'a package of another folder',
    'src/rules/a.ts',
    `import { z } from 'zod'`,
    ['src/rules may not import the package "zod"'],
  ],
  [
    'a package whose name begins like a listed one',
    'src/api/a.ts',
    `import { a } from 'undici-types'`,
    ['src/api may not import the package "undici-types"'],
  ],
  ['a builtin without prefix', 'src/api/a.ts', `import { join } from 'path'`, ['write "node:path"']],
  [
    'a socket in constructs',
    'src/constructs/a.ts',
    `import { connect } from 'node:net'`,
    ['src/constructs may not import the package "node:net"'],
  ],
  ['types where only types may pass', 'src/api/a.ts', `import type { Rule } from '../rules'`, []],
  [
    'a value where only types may pass',
    'src/api/a.ts',
    `import { rules } from '../rules'`,
    ['src/api may take only types from src/rules ("../rules")'],
  ],
  [
    'an inline type, which still loads the module',
    'src/api/a.ts',
    `import { type Rule } from '../rules'`,
    ['src/api may take only types from src/rules ("../rules")'],
  ],
  [
    'the entry of the provider meets the wire',
    'src/provider/main.ts',
    `import { serve } from '../plugin'`,
    [],
  ],
  [
    'any other file of the provider meets the wire',
    'src/provider/provider.ts',
    `import { serve } from '../plugin'`,
    ['src/provider may not import src/plugin ("../plugin")'],
  ],
  [
    'a file outside src',
    'src/rules/a.ts',
    `import data from '../../package.json'`,
    ['imports "../../package.json" from outside src'],
  ],
  ['a folder without a row', 'src/extras/a.ts', '', ['src/extras has no row in the import table']],
  ['a file directly in src', 'src/index.ts', '', ['src/index.ts has no row in the import table']],
]

test.each(cases)('%s', (_name, path, text, problems) => {
  expect(importBreaches({ path, text }).map((breach) => breach.problem)).toEqual(problems)
})

test('names the line of the import', () => {
  const text = `import a from './a'\n\n// a comment\nimport { z } from 'zod'`
  expect(importBreaches({ path: 'src/rules/x.ts', text })).toEqual([
    { path: 'src/rules/x.ts', line: 4, problem: 'src/rules may not import the package "zod"' },
  ])
})
