import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** A file as the checks see it: they never open one themselves, so a case can plant a breach in a string. */
export interface SourceFile {
  /** Relative to the checkout, with `/` between the parts. */
  readonly path: string
  readonly text: string
}

export interface Breach {
  readonly path: string
  readonly line: number
  readonly problem: string
}

export const ROOT = dirname(dirname(__dirname))

const SKIPPED_FOLDERS = new Set(['node_modules', 'cdktf.out', '.terraform', 'lib'])

/** All files below a folder of the checkout that end in one of `endings`; none if the folder does not exist. */
export function readSources(folder: string, endings: readonly string[] = ['.ts']): readonly SourceFile[] {
  return pathsBelow(folder)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

function pathsBelow(folder: string): readonly string[] {
  return entriesOf(folder)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isFile()) return [path]
      return entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name) ? pathsBelow(path) : []
    })
}

function entriesOf(folder: string) {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true })
  } catch {
    return []
  }
}

/** Several checks look at every file. */
const parsed = new WeakMap<SourceFile, ts.SourceFile>()

export function parse(file: SourceFile): ts.SourceFile {
  const tree = parsed.get(file) ?? ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true)
  parsed.set(file, tree)
  return tree
}

/** Calls `visit` for every node of the file, outer ones first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** The line on which a node begins, counted from 1, its comments left aside. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile()
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
}

export function show(breaches: readonly Breach[]): readonly string[] {
  return breaches.map(({ path, line, problem }) => `${path}:${line} ${problem}`)
}
