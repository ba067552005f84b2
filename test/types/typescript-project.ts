import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '..', '..')

/** What a strict user sets; the package's name stands for its sources, so that nothing has to be built. */
const OPTIONS: ts.CompilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, skipLibCheck: true, noEmit: true },
  ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules', '@types')] },
  paths: {
    'cdktf-provider-qlikcloud': [join(ROOT, 'src', 'constructs', 'index.ts')],
    '*': [join(ROOT, 'node_modules', '*')],
  },
}

/** The declarations that all projects import are read once. */
const PARSED = ts.createDocumentRegistry()

/** Files of a user in TypeScript, as the compiler and an editor see them. */
export class TypeScriptProject {
  readonly #folder = mkdtempSync(join(tmpdir(), 'qlikcloud-types-'))

  readonly #names: readonly string[]

  /** What an editor asks while somebody types. */
  readonly editor = this.#startEditor()

  constructor(files: ReadonlyMap<string, string>) {
    this.#names = [...files.keys()]
    for (const [name, text] of files) writeFileSync(this.path(name), text)
  }

  path(name: string): string {
    return join(this.#folder, name)
  }

  /** What the compiler has to say, by file. */
  compile(): ReadonlyMap<string, readonly ts.Diagnostic[]> {
    const program = this.editor.getProgram()
    if (program === undefined) throw new Error('the compiler has made no program')
    return new Map(
      this.#names.map((name) => [
        name,
        ts.getPreEmitDiagnostics(program, program.getSourceFile(this.path(name))),
      ]),
    )
  }

  #startEditor(): ts.LanguageService {
    const host: ts.LanguageServiceHost = {
      fileExists: (path) => ts.sys.fileExists(path),
      readFile: (path) => ts.sys.readFile(path),
      directoryExists: (path) => ts.sys.directoryExists(path),
      getDirectories: (path) => ts.sys.getDirectories(path),
      getCompilationSettings: () => OPTIONS,
      getCurrentDirectory: () => ROOT,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      getScriptFileNames: () => this.#names.map((name) => this.path(name)),
      getScriptSnapshot: (path) => {
        const text = ts.sys.readFile(path)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getScriptVersion: () => '1',
    }
    return ts.createLanguageService(host, PARSED)
  }

  remove(): void {
    this.editor.dispose()
    rmSync(this.#folder, { recursive: true })
  }
}
