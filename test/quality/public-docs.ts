import ts from 'typescript'
import { lineOf, parse, type Breach, type SourceFile } from './source-file'

/**
 * Gaps in the documentation of what a user meets: a class or function without a sentence, and an optional setting
 * that does not say what happens without it. `names` are those that the user can import.
 */
export function docBreaches(file: SourceFile, names: ReadonlySet<string>): readonly Breach[] {
  const breach = (node: ts.Node, problem: string): Breach => ({
    path: file.path,
    line: lineOf(node),
    problem,
  })
  return parse(file).statements.flatMap((statement) => {
    const name = nameOf(statement)
    if (name === undefined || !names.has(name)) return []
    if (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) {
      return hasSentence(statement) ? [] : [breach(statement, `"${name}" has no sentence about it`)]
    }
    if (!ts.isInterfaceDeclaration(statement) || !SETTINGS.test(name)) return []
    return statement.members
      .filter((member) => member.questionToken !== undefined && !hasTag(member, 'default'))
      .map((member) => breach(member, `"${member.name?.getText()}" is optional, but has no @default`))
  })
}

/** Interfaces that a user fills in. */
const SETTINGS = /(?:Props|Options|Credentials|Filter)$/

function nameOf(statement: ts.Statement): string | undefined {
  const isNamed =
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement)
  return isNamed ? statement.name?.text : undefined
}

/** The names that an index hands on, by the modules they come from. */
export function reExports(index: SourceFile): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const statement of parse(index).statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) continue
    const module = statement.moduleSpecifier.getText().slice(1, -1)
    const names = found.get(module) ?? new Set<string>()
    for (const element of statement.exportClause.elements)
      names.add((element.propertyName ?? element.name).text)
    found.set(module, names)
  }
  return found
}

function hasSentence(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((comment) => ts.isJSDoc(comment) && comment.comment !== undefined)
}

function hasTag(node: ts.Node, name: string): boolean {
  return ts.getJSDocTags(node).some((tag) => tag.tagName.text === name)
}
