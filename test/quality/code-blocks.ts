import ts from 'typescript'
import { lineOf, parse, walk, type SourceFile } from './source-file'

/** A piece of code in a document, or in the comment of a source. */
export interface CodeBlock {
  readonly path: string
  /** The line of the document on which the code begins, from 1. */
  readonly line: number
  /** What stands behind the fence; empty if nothing does. */
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a Markdown page. */
export function fencedBlocks({ path, text }: SourceFile): readonly CodeBlock[] {
  const found: CodeBlock[] = []
  let open: { readonly fence: string; readonly language: string; readonly first: number } | undefined
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? []
    if (open === undefined) {
      if (fence !== '') open = { fence, language: info, first: index + 1 }
    } else if (fence.startsWith(open.fence) && info === '') {
      const { language, first } = open
      found.push({ path, line: first + 1, language, text: lines.slice(first, index).join('\n') })
      open = undefined
    }
  })
  return found
}

/**
 * The `@example` blocks of the comments of a source. One that imports nothing is for readers of the file itself, so
 * it is given what the file exports.
 */
export function commentExamples(file: SourceFile): readonly CodeBlock[] {
  const found: CodeBlock[] = []
  const source = parse(file)
  const names = exportedNames(source).join(', ')
  const ownExports = `import { ${names} } from '../${file.path.replace(/\.ts$/, '')}'`
  walk(source, (node) => {
    for (const tag of ts.getJSDocTags(node)) {
      // A comment above `export const a = …` is also handed to the declarations inside.
      if (tag.tagName.text !== 'example' || tag.parent.parent !== node) continue
      const text = ts.getTextOfJSDocComment(tag.comment) ?? ''
      const isWhole = /^import /m.test(text)
      // The code begins on the line of the tag or on the next; the import stands on the line before it.
      const line = lineOf(tag) + (/@example[ \t]*\n/.test(tag.getText()) ? 1 : 0) - (isWhole ? 0 : 1)
      found.push({ path: file.path, line, language: 'ts', text: isWhole ? text : `${ownExports}\n${text}` })
    }
  })
  return found
}

function exportedNames(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((declaration) => declaration.name.getText())
    }
    return 'name' in statement && isIdentifier(statement.name) ? [statement.name.text] : []
  })
}

function isIdentifier(name: unknown): name is ts.Identifier {
  return typeof name === 'object' && name !== null && 'kind' in name && name.kind === ts.SyntaxKind.Identifier
}
