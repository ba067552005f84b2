import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../build/output'
import { ROOT } from '../build/root'

const FOLDER = 'docs/decisions'

/** The index of the decisions, by their titles. */
export function decisionsIndex(): ReadonlyMap<string, string> {
  const pages = listFiles(join(ROOT, FOLDER)).filter((path) => /^\d{4}-.*\.md$/.test(path))
  const lines = pages.map((path) => {
    const title = /^# (.*)$/m.exec(readFileSync(join(ROOT, FOLDER, path), 'utf8'))?.[1]
    if (title === undefined) throw new Error(`${FOLDER}/${path} has no title`)
    return `- [${title.replace(/^\d+\. /, '')}](${path})`
  })
  const text = `<!-- Made by \`npm run generate\` from the pages of this folder. -->

# Decisions

What was chosen where there was a choice, with the figures it rests on. A decision that falls is not deleted: the page that
replaces it says why, and the old one points to it.

${lines.join('\n')}
`
  return new Map([[`${FOLDER}/README.md`, text]])
}
