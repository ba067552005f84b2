import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Context } from '../../src/cli/context'
import { createProgram } from '../../src/cli/program'
import { passProgram } from '../../src/cli/pass-program'
import { runProgram } from '../../src/cli/run-program'
import { startProgram } from '../../src/cli/start-program'
import { commentExamples, fencedBlocks, type CodeBlock } from './code-blocks'
import { compileBreaches } from './compile-blocks'
import { hclBreaches } from './hcl-blocks'
import { linkBreaches } from './links'
import { shellBreaches, type Commands } from './shell-blocks'
import { readSources, ROOT, show, type SourceFile } from './source-file'

const pages: readonly SourceFile[] = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .filter((path) => existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  ...readSources('docs', ['.md']),
]
const blocks = pages.flatMap(fencedBlocks)
const written = (language: string): readonly CodeBlock[] =>
  blocks.filter((block) => block.language === language)

/** Languages in which documents are written; `text` is for what programs print. */
const LANGUAGES = ['ts', 'hcl', 'sh', 'json', 'text']

const commands: Commands = {
  // package.json is what npm reads too.
  scripts: Object.keys(
    (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
  ),
  qlikcloud: qlikcloudCommands(),
  others: ['cdktf', 'cd', 'curl', 'git', 'mkdir', 'node', 'openssl', 'terraform', 'tofu', 'tsx'],
}

function qlikcloudCommands(): ReadonlyMap<string, readonly string[]> {
  const context: Context = {
    ...{ print: () => undefined, write: () => undefined, note: () => undefined },
    ...{ readInput: () => Promise.resolve(''), untilStopped: () => Promise.resolve() },
    ...{ isTerminal: false, runProgram, passProgram, startProgram, ask: undefined, openFrame: undefined },
    ...{ onStopRequest: () => () => undefined, now: () => new Date(0) },
    ...{ packageFolder: ROOT, homeFolder: ROOT, workingFolder: ROOT },
    ...{ environment: {}, platform: 'linux', architecture: 'x64' },
  }
  const optionsOf = ({ options }: Command): readonly string[] =>
    options.map((option) => option.long ?? option.flags)
  // Of a command with commands below it, those are called: `fleet plan`.
  return new Map(
    createProgram(context).commands.flatMap((command) =>
      command.commands.length === 0
        ? [[command.name(), optionsOf(command)]]
        : command.commands.map((below) => [`${command.name()} ${below.name()}`, optionsOf(below)]),
    ),
  )
}

/** A block that imports begins a program; one that doesn't goes on with the program before it. */
function programs(ofPage: readonly CodeBlock[]): readonly (readonly CodeBlock[])[] {
  const starts = ofPage.flatMap(({ text }, at) => (at === 0 || text.startsWith('import ') ? [at] : []))
  return starts.map((start, which) => ofPage.slice(start, starts[which + 1]))
}

test('every block says in which language it is', () => {
  const others = blocks.filter((block) => !LANGUAGES.includes(block.language))
  expect(others.map(({ path, line, language }) => `${path}:${line} "${language}"`)).toEqual([])
})

test('TypeScript in documents and in @example compiles', () => {
  const byPage = pages.flatMap((page) => programs(written('ts').filter((block) => block.path === page.path)))
  const examples = readSources('src').flatMap(commentExamples)
  const groups = [...byPage, ...examples.map((example) => [example])]
  expect(examples.length).toBeGreaterThan(0)
  expect(show(compileBreaches(groups))).toEqual([])
}, 60_000)

test('later blocks of a page know the names of earlier ones, and errors name the line of the document', () => {
  const block = (line: number, text: string) => ({ path: 'docs/a.md', line, language: 'ts', text })
  const page = [
    block(10, "import { join } from 'node:path'\nconst a = join('x', 'y')"),
    block(20, "const b: number = a\nexport const c = await Promise.resolve('c')"),
    block(30, 'const a = c.length\na.toFixed(nothing)'),
  ]
  expect(show(compileBreaches([page]))).toEqual([
    "docs/a.md:20 Type 'string' is not assignable to type 'number'.",
    "docs/a.md:31 Cannot find name 'nothing'.",
  ])
})

test('public keys in TypeScript are keys', () => {
  const keys = written('ts').flatMap(({ text }) => text.match(/\{[^{}]*\bkty: [^{}]*\}/g) ?? [])
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) {
    const members = [...key.matchAll(/(\w+): '([^']*)'/g)].map(([, name = '', value]) => [name, value])
    const jwk = Object.fromEntries(members) as Record<string, string>
    expect(() => createPublicKey({ key: jwk, format: 'jwk' })).not.toThrow()
  }
})

test('HCL is as Terraform would write it', () => {
  const files = readSources('examples', ['.tf']).map(({ path, text }) => ({
    ...{ path, line: 1, language: 'hcl' },
    text: text.replace(/\n$/, ''),
  }))
  expect(files.length).toBeGreaterThan(0)
  expect(show(hclBreaches([...written('hcl'), ...files]))).toEqual([])
})

test('commands exist', () => {
  expect(show(written('sh').flatMap((block) => shellBreaches(block, commands)))).toEqual([])
})

test('JSON can be read', () => {
  for (const { text } of written('json')) expect(() => JSON.parse(text) as unknown).not.toThrow()
})

test('links lead to files that exist', () => {
  const exists = (path: string): boolean => existsSync(join(ROOT, path))
  expect(show(pages.flatMap((page) => linkBreaches(page, exists)))).toEqual([])
})
