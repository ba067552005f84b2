import ts from 'typescript'
import type { CodeRow } from './code-breaches'
import { walk } from './source-file'

/** A variable that is written to and never read. The linter sees it too, but takes `count += 1` in a loop for a use. */
export const ONLY_WRITTEN: CodeRow = {
  mark: /\blet\b|\+\+|--|[-+*/%&|?^<>]=/,
  finds: (node) => {
    if (!isVariable(node) || !ts.isIdentifier(node.name)) return false
    const uses = usesOf(node.name, scopeOf(node))
    return uses.length > 0 && uses.every(isWrite)
  },
  problem: 'is written to and never read',
}

function isVariable(
  node: ts.Node,
): node is ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration {
  if (ts.isParameter(node)) return true
  const isDeclared = ts.isVariableDeclaration(node) || ts.isBindingElement(node)
  return isDeclared && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) === 0
}

function scopeOf(variable: ts.Node): ts.Node {
  const isScope = (node: ts.Node) =>
    ts.isBlock(node) ||
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isIterationStatement(node, false)
  return ts.findAncestor(variable.parent, isScope) ?? variable.getSourceFile()
}

function usesOf(name: ts.Identifier, scope: ts.Node): readonly ts.Identifier[] {
  const uses: ts.Identifier[] = []
  walk(scope, (node) => {
    if (ts.isIdentifier(node) && node.text === name.text && !isOtherName(node)) uses.push(node)
  })
  return uses
}

/** What is declared, or a property, which only shares the spelling. */
function isOtherName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return false
  return 'name' in parent && parent.name === node
}

/** Whether the use is in a statement of its own that does nothing but change the variable, as `a = a + 1` does. */
function isWrite(use: ts.Identifier): boolean {
  const statement = ts.findAncestor(use, (node) => ts.isStatement(node) || ts.isFunctionLike(node))
  if (statement === undefined || !ts.isExpressionStatement(statement)) return false
  return changedBy(statement.expression)?.getText() === use.text
}

function changedBy(expression: ts.Expression): ts.Expression | undefined {
  if (ts.isBinaryExpression(expression)) {
    const { kind } = expression.operatorToken
    const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    return isAssignment ? expression.left : undefined
  }
  const isUpdate = ts.isPrefixUnaryExpression(expression) || ts.isPostfixUnaryExpression(expression)
  return isUpdate ? expression.operand : undefined
}
