import ts from 'typescript'
import { lineOf, parse, walk, type SourceFile } from './source-file'

export interface Import {
  /** `undefined` when it is computed, so that nobody can say where it leads. */
  readonly specifier: string | undefined
  /** Only `import type` and `export type`: `import { type A }` still loads the module at run time. */
  readonly typeOnly: boolean
  readonly line: number
}

/** Everything a file takes from elsewhere: imports, re-exports, `import()`, `require()` and `import('x').Type`. */
export function importsOf(file: SourceFile): readonly Import[] {
  const found: Import[] = []
  walk(parse(file), (node) => {
    const reference = referenceIn(node)
    if (reference === undefined) return
    const { target, typeOnly } = reference
    const specifier = ts.isStringLiteralLike(target) ? target.text : undefined
    found.push({ specifier, typeOnly, line: lineOf(node) })
  })
  return found
}

interface Reference {
  readonly target: ts.Node
  readonly typeOnly: boolean
}

function referenceIn(node: ts.Node): Reference | undefined {
  if (ts.isImportDeclaration(node)) {
    return { target: node.moduleSpecifier, typeOnly: node.importClause?.isTypeOnly ?? false }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { target: node.moduleSpecifier, typeOnly: node.isTypeOnly }
  }
  if (ts.isExternalModuleReference(node)) return { target: node.expression, typeOnly: false }
  if (ts.isImportTypeNode(node)) {
    return { target: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node, typeOnly: true }
  }
  if (ts.isCallExpression(node) && loadsModule(node.expression)) {
    return { target: node.arguments[0] ?? node, typeOnly: false }
  }
  return undefined
}

function loadsModule(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}
