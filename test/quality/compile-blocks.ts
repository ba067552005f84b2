import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { CodeBlock } from './code-blocks'
import { ROOT, type Breach } from './source-file'

/** A file for the compiler, made of blocks, with the place in the documents of each of its lines. */
interface Unit {
  readonly text: string
  readonly places: readonly { readonly path: string; readonly line: number }[]
}

/**
 * What the compiler says about groups of blocks, each group being a page of which the later blocks go on where the
 * earlier ones ended. The package's name leads to its sources.
 */
export function compileBreaches(groups: readonly (readonly CodeBlock[])[]): readonly Breach[] {
  const units = new Map<string, Unit>()
  groups.forEach((blocks, index) => units.set(join(ROOT, 'docs', `__blocks-${index}.ts`), unitOf(blocks)))

  const program = ts.createProgram({ rootNames: [...units.keys()], ...compiler(units) })
  return [...units].flatMap(([name, unit]) => {
    const source = program.getSourceFile(name)
    if (source === undefined) throw new Error(`the compiler did not read ${name}`)
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]
    return diagnostics.map((diagnostic) => {
      const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0)
      const place = unit.places[line] ?? { path: name, line }
      return { ...place, problem: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ') }
    })
  })
}

/** Every block is inside a scope of its own within that of the block before: it sees its names, and may reuse them. */
function unitOf(blocks: readonly CodeBlock[]): Unit {
  const imports: string[] = []
  const importPlaces: { path: string; line: number }[] = []
  const body: string[] = []
  const bodyPlaces: { path: string; line: number }[] = []
  for (const { path, line, text } of blocks) {
    const place = (offset: number) => ({ path, line: line + offset })
    const importLines = linesOfImports(text)
    body.push('{')
    bodyPlaces.push(place(0))
    text.split('\n').forEach((code, offset) => {
      const isImport = importLines.has(offset)
      ;(isImport ? imports : body).push(isImport ? code : code.replace(/^export (?=\w)/, ''))
      ;(isImport ? importPlaces : bodyPlaces).push(place(offset))
    })
  }
  const last = bodyPlaces.at(-1) ?? { path: '', line: 0 }
  return {
    text: [...imports, ...body, ...blocks.map(() => '}'), 'export {}'].join('\n'),
    places: [...importPlaces, ...bodyPlaces, ...blocks.map(() => last)],
  }
}

function linesOfImports(text: string): ReadonlySet<number> {
  const source = ts.createSourceFile('block.ts', text, ts.ScriptTarget.ES2022)
  const lines = new Set<number>()
  for (const statement of source.statements.filter(ts.isImportDeclaration)) {
    const first = source.getLineAndCharacterOfPosition(statement.getStart(source)).line
    const last = source.getLineAndCharacterOfPosition(statement.getEnd()).line
    for (let line = first; line <= last; line++) lines.add(line)
  }
  return lines
}

/** What was read for one program is the same for the next. */
const files = new Map<string, ts.SourceFile | undefined>()

function compiler(units: ReadonlyMap<string, Unit>): { options: ts.CompilerOptions; host: ts.CompilerHost } {
  const file = join(ROOT, 'tsconfig.json')
  const read = ts.readConfigFile(file, (path) => ts.sys.readFile(path))
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(file))
  // A reader's program goes on where an example ends, and is not bundled like ours.
  const style = {
    noUnusedLocals: false,
    noUnusedParameters: false,
    isolatedModules: false,
    verbatimModuleSyntax: false,
  }
  const relaxed = { ...options, ...style }
  const host = ts.createCompilerHost(relaxed)
  // Comments say nothing about types in TypeScript, and of all declarations there are a lot.
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors
  const readSource = host.getSourceFile.bind(host)
  return {
    options: relaxed,
    host: {
      ...host,
      fileExists: (name) => units.has(name) || host.fileExists(name),
      getSourceFile: (name, target, ...rest) => {
        const unit = units.get(name)
        if (unit !== undefined) return ts.createSourceFile(name, unit.text, target)
        const file = files.get(name) ?? readSource(name, target, ...rest)
        files.set(name, file)
        return file
      },
    },
  }
}
