import ts from 'typescript'
import { lineOf, parse, walk, type Breach, type SourceFile } from './source-file'

/** Something that a source file must not do, with the files in which it is the point. */
export interface CodeRow {
  /** What stands in every text that has it: other files need not be parsed. */
  readonly mark: RegExp
  readonly finds: (node: ts.Node) => boolean
  readonly problem: string
  readonly allowedIn?: readonly string[]
}

/** What decides about time and chance for everybody else, who take it as an argument. */
const CLOCKS_AND_TIMERS: readonly string[] = [
  'src/api/create-qlik-client.ts',
  'src/api/sleep.ts',
  'src/cli/main.ts',
  'src/emulator/emulator.ts',
  'src/emulator/sleep.ts',
  'src/plugin/clock.ts',
]

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate'])
const MEMBERS_OF_CHANCE = new Set(['Date.now', 'performance.now', 'Math.random'])

export const CODE_TABLE: readonly CodeRow[] = [
  {
    mark: /\bas\b|</,
    finds: (node) => isCast(node) && !hasCommentAbove(node),
    problem: '`as` without a comment on the line above that says why it is true',
  },
  {
    mark: /\bany\b/,
    finds: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    problem: '`any` turns the compiler off',
  },
  { mark: /!/, finds: ts.isNonNullExpression, problem: '`!` claims without a proof' },
  {
    mark: /set(?:Timeout|Interval|Immediate)/,
    finds: (node) => ts.isIdentifier(node) && TIMERS.has(node.text) && !isName(node),
    problem: 'a timer of its own: take `sleep` as an argument',
    allowedIn: CLOCKS_AND_TIMERS,
  },
  {
    mark: /\b(?:Date|now|random)\b/,
    finds: (node) =>
      (ts.isPropertyAccessExpression(node) && MEMBERS_OF_CHANCE.has(node.getText())) ||
      (ts.isNewExpression(node) &&
        node.expression.getText() === 'Date' &&
        (node.arguments ?? []).length === 0),
    problem: 'reads the clock or rolls dice: take `now` or `random` as an argument',
    allowedIn: CLOCKS_AND_TIMERS,
  },
  {
    mark: /listen/,
    finds: (node) =>
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'listen' &&
      node.arguments.some((argument) => ts.isNumericLiteral(argument) && argument.text !== '0'),
    problem: 'listens on a fixed port',
  },
  {
    // https://github.com/AikidoSec/firewall-node/pull/1086: once V8 has compiled the caller, Node.js 20 and 22 answer
    // `false` for names such as https://bücher.example. It takes about 5,000 calls; `new URL` is right every time.
    mark: /canParse/,
    finds: (node) => ts.isPropertyAccessExpression(node) && node.getText() === 'URL.canParse',
    problem: 'URL.canParse is wrong about letters such as ü after some thousand calls: try `new URL`',
  },
]

/** Printing is the command's business. Terraform reads the first line of a provider's stdout as its address. */
export const PRINTING: CodeRow = {
  mark: /console|stdout/,
  finds: (node) =>
    ts.isPropertyAccessExpression(node) && /^(?:console\.\w+|process\.stdout)$/.test(node.getText()),
  problem: 'prints: only src/cli does',
}

/** `src/provider` asks for an error's code; `src/api` alone translates what a tenant answered. */
export const STATUS_NUMBER: CodeRow = {
  mark: /\b[245]\d\d\b|\b30\d\b/,
  finds: (node) =>
    ts.isNumericLiteral(node) &&
    /^(?:20[0-4]|30[12378]|40[013459]|41[0256]|42[29]|50[0234])$/.test(node.text),
  problem: 'an HTTP status: ask for the error code instead',
}

/** An expectation that any exception meets proves nothing. */
export const VAGUE_EXPECTATION: CodeRow = {
  mark: /toThrow/,
  finds: (node) =>
    ts.isCallExpression(node) &&
    node.arguments.length === 0 &&
    ts.isPropertyAccessExpression(node.expression) &&
    /^toThrow(?:Error)?$/.test(node.expression.name.text) &&
    !/\.not\s*$/.test(node.expression.expression.getText()),
  problem: 'toThrow() without saying which error',
}

export function codeBreaches(file: SourceFile, rows: readonly CodeRow[] = CODE_TABLE): readonly Breach[] {
  const relevant = rows.filter(
    ({ mark, allowedIn }) => mark.test(file.text) && !allowedIn?.includes(file.path),
  )
  if (relevant.length === 0) return []
  const found: Breach[] = []
  walk(parse(file), (node) => {
    for (const row of relevant) {
      if (row.finds(node)) found.push({ path: file.path, line: lineOf(node), problem: row.problem })
    }
  })
  return found
}

function isCast(node: ts.Node): boolean {
  if (ts.isTypeAssertionExpression(node)) return true
  return ts.isAsExpression(node) && node.type.getText() !== 'const'
}

/** A comment above the line of the cast, or above the statement or member that it is part of. */
function hasCommentAbove(cast: ts.Node): boolean {
  const lines = cast.getSourceFile().text.split('\n')
  const castLine = cast.getSourceFile().getLineAndCharacterOfPosition(cast.getEnd()).line
  const starts = [castLine + 1, lineOf(cast), lineOf(enclosing(cast))]
  return starts.some((line) => /^\s*(?:\/\/|\*|\/\*)/.test(lines[line - 2] ?? ''))
}

function enclosing(node: ts.Node): ts.Node {
  const isWhole = ts.isStatement(node) || ts.isPropertyAssignment(node) || ts.isClassElement(node)
  return isWhole || node.parent === undefined ? node : enclosing(node.parent)
}

/** The declared name of a parameter, property or the like, which only shares the spelling. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node
  return 'name' in parent && parent.name === node
}
