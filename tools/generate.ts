// Writes the files that are made from the code: `npm run generate`, or with `--check` says which of them are outdated.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFiles } from './build/output'
import { ROOT } from './build/root'
import { formatted } from './generate/formatted'
import { GENERATORS, type Generator } from './generate/generators'

interface Outdated {
  readonly path: string
  /** What the file should hold; undefined for a leftover. */
  readonly contents: string | undefined
}

async function outdatedFiles({ folder, render }: Generator): Promise<readonly Outdated[]> {
  const outdated: Outdated[] = []
  const rendered = render()
  for (const [path, text] of rendered) {
    const file = join(ROOT, path)
    const contents = await formatted(file, text)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== contents) outdated.push({ path, contents })
  }
  const present = folder === undefined ? [] : listFiles(join(ROOT, folder)).map((path) => `${folder}/${path}`)
  const leftovers = present.filter((path) => !rendered.has(path))
  return [...outdated, ...leftovers.map((path) => ({ path, contents: undefined }))]
}

function repair({ path, contents }: Outdated): void {
  const file = join(ROOT, path)
  if (contents === undefined) return rmSync(file)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, contents)
}

async function main(): Promise<void> {
  const outdated = (await Promise.all(GENERATORS.map(outdatedFiles))).flat()
  if (process.argv.includes('--check')) {
    for (const { path } of outdated) console.error(`${path} is outdated: run \`npm run generate\``)
    process.exitCode = outdated.length === 0 ? 0 : 1
    return
  }
  outdated.forEach(repair)
  console.log(
    outdated.length === 0 ? 'nothing to do' : outdated.map(({ path }) => `wrote ${path}`).join('\n'),
  )
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
