import type { Breach } from './source-file'
import type { CodeBlock } from './code-blocks'

/** What can be called from a document. */
export interface Commands {
  /** Scripts of package.json. */
  readonly scripts: readonly string[]
  /** Options of each command of `qlikcloud`, by the command's name: `review`, `fleet plan`. */
  readonly qlikcloud: ReadonlyMap<string, readonly string[]>
  /** Programs that are not ours, and that a reader has. */
  readonly others: readonly string[]
}

/** Commands in a shell block that do not exist. */
export function shellBreaches(block: CodeBlock, commands: Commands): readonly Breach[] {
  return commandLines(block.text).flatMap(({ words, offset }) => {
    const problem = problemOf(words, commands)
    return problem === undefined ? [] : [{ path: block.path, line: block.line + offset, problem }]
  })
}

function problemOf([program = '', ...rest]: readonly string[], commands: Commands): string | undefined {
  if (program === 'npm') return npmProblem(rest, commands)
  if (program === 'npx' || program === 'exec') return problemOf(rest, commands)
  if (program === 'qlikcloud') return qlikcloudProblem(rest, commands)
  return commands.others.includes(program) ? undefined : `nobody has a program "${program}"`
}

const NPM_COMMANDS = ['install', 'i', 'ci', 'init', 'pack', 'publish', 'version']

function npmProblem(
  [command = '', script = '']: readonly string[],
  { scripts }: Commands,
): string | undefined {
  if (NPM_COMMANDS.includes(command)) return undefined
  const name = command === 'run' ? script : command
  return scripts.includes(name) ? undefined : `package.json has no script "${name}"`
}

function qlikcloudProblem(words: readonly string[], { qlikcloud }: Commands): string | undefined {
  const [first = '', second = ''] = words
  if (first.startsWith('--'))
    return ['--version', '--help'].includes(first) ? undefined : `no option ${first}`
  const isGroup = [...qlikcloud.keys()].some((name) => name.startsWith(`${first} `))
  const command = isGroup ? `${first} ${second}` : first
  const options = qlikcloud.get(command)
  if (options === undefined) return `qlikcloud has no command "${command}"`
  const unknown = words.find((word) => /^-./.test(word) && !options.includes(word.split('=')[0] ?? ''))
  return unknown === undefined ? undefined : `qlikcloud ${command} has no option ${unknown}`
}

interface CommandLine {
  readonly words: readonly string[]
  /** Lines from the beginning of the block. */
  readonly offset: number
}

/** The commands of a block, continued lines joined, comments and settings of variables left out. */
function commandLines(text: string): readonly CommandLine[] {
  const found: CommandLine[] = []
  let begun: { text: string; offset: number } | undefined
  text.split('\n').forEach((line, offset) => {
    const whole = begun === undefined ? { text: line, offset } : { ...begun, text: begun.text + line }
    begun = line.endsWith('\\') ? { ...whole, text: whole.text.slice(0, -1) } : undefined
    if (begun === undefined) found.push(...partsOf(whole))
  })
  return found
}

function partsOf({ text, offset }: { text: string; offset: number }): readonly CommandLine[] {
  return text
    .replace(/^\s*\$ /, '')
    .replace(/(^|\s)#.*$/, '')
    .split(/&&|\|\||;|\|(?![^']*')/)
    .map((part) => part.trim().split(/\s+/))
    .map((words) => words.slice(words.findIndex((word) => !/^\w+=/.test(word))))
    .filter(([program = '']) => program !== '' && program !== 'export')
    .map((words) => ({ words, offset }))
}
