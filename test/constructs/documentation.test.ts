import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '..', '..')
const CONSTRUCTS = join(ROOT, 'src', 'constructs')
const FILES = readdirSync(CONSTRUCTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('placement'))
  .map((name) => join(CONSTRUCTS, name))
const SOURCES = FILES.map((path) =>
  ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.ES2022, true),
)

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => {
    walk(child, visit)
  })
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function tags(node: ts.Node, name: string): readonly string[] {
  return ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === name)
    .map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '')
}

test('every optional property says what happens without it', () => {
  const silent: string[] = []
  for (const statement of SOURCES.flatMap((source) => source.statements.filter(isExported))) {
    const source = statement.getSourceFile()
    walk(statement, (node) => {
      if (!ts.isPropertySignature(node) || node.questionToken === undefined) return
      // Nobody can write the name of a symbol that is not exported.
      if (ts.isComputedPropertyName(node.name)) return
      if (tags(node, 'default').length === 0) silent.push(`${source.fileName}: ${node.name.getText()}`)
    })
  }

  expect(silent).toEqual([])
})

/** The programs in `@example`, by the name of what they show. */
const EXAMPLES: ReadonlyMap<string, string> = new Map(
  SOURCES.flatMap((source) => {
    const found: [string, string][] = []
    walk(source, (node) => {
      if (!ts.isClassDeclaration(node) && !ts.isMethodDeclaration(node) && !ts.isVariableDeclaration(node))
        return
      const name = node.name?.getText() ?? ''
      for (const code of tags(node, 'example')) found.push([`${name}.example.ts`, code])
    })
    return found
  }),
)

test('every example compiles, and every class has one', () => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown
  }
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const options: ts.CompilerOptions = {
    ...parsed.options,
    // The package's own name stands for its sources: nothing has to be built for this.
    paths: { 'cdktf-provider-qlikcloud': [join(CONSTRUCTS, 'index.ts')] },
    skipLibCheck: true,
    types: ['node'],
  }
  const host = ts.createCompilerHost(options)
  const example = (path: string) => EXAMPLES.get(path.slice(ROOT.length + 1))
  const plain = ts.createCompilerHost(options)
  host.readFile = (path) => example(path) ?? plain.readFile(path)
  host.fileExists = (path) => example(path) !== undefined || plain.fileExists(path)
  host.getSourceFile = (path, language, ...rest) => {
    const code = example(path)
    return code === undefined
      ? plain.getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language, true)
  }
  const paths = [...EXAMPLES.keys()].map((name) => join(ROOT, name))
  const program = ts.createProgram(paths, options, host)
  const complaints = paths
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )

  expect([...EXAMPLES.keys()].sort()).toEqual(
    [
      'ClientSecret',
      'DataOAuthClient',
      'DataOAuthClients',
      'DataOAuthConfiguration',
      'DataOAuthScopes',
      'Duration',
      'FleetTenants',
      'OAuthClient',
      'OAuthPolicy',
      'PublishedClient',
      'QlikCloudProvider',
      'Scope',
      'TenantFleet',
      'fromClientId',
    ].map((name) => `${name}.example.ts`),
  )
  expect(complaints).toEqual([])
})
