// Compares the catalogue of scopes with a published list: `npm run scopes -- scopes.json`, and with `--write` follows it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SCOPE_NOT_FOR, SCOPES } from '../src/rules'
import type { ScopeLevel } from '../src/rules'
import { ROOT } from './build/root'
import { formatted } from './generate/formatted'
import { CATALOGUE_FILES, withRows } from './scopes/catalogue-files'
import { parsePublished } from './scopes/published-scope'
import { scopeChanges } from './scopes/scope-changes'
import { NEEDS_WORDS, updatedRows } from './scopes/updated-rows'

const USAGE = 'npm run scopes -- FILE.json [--write] [--as-of YYYY-MM-DD]'
const LEVELS = ['admin', 'user', 'talend'] as const satisfies readonly ScopeLevel[]

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, 'as-of': { type: 'string' } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(`usage: ${USAGE}`)
  const published = parsePublished(JSON.parse(readFileSync(file, 'utf8')))

  const changes = scopeChanges(SCOPES, new Map(Object.entries(SCOPE_NOT_FOR)), published)
  for (const { kind, name, text } of changes) console.log(`${kind.padEnd(8)} ${name} (${text})`)
  if (changes.length === 0) console.log('the catalogue says the same')
  if (changes.some(({ text }) => text.startsWith('not for')))
    console.log('who cannot have a scope stands in src/rules/scopes/scope-restrictions.ts: change it by hand')
  if (!values.write) return

  const rows = updatedRows(SCOPES, published)
  for (const level of LEVELS) {
    const path = join(ROOT, CATALOGUE_FILES[level])
    const text = withRows(readFileSync(path, 'utf8'), level, rows, values['as-of'])
    writeFileSync(path, await formatted(path, text))
  }
  const wordless = rows.filter(
    // Those of Talend are their names.
    ({ level, permits }) => level !== 'talend' && permits.startsWith(NEEDS_WORDS),
  )
  for (const { name } of wordless) console.log(`write what ${name} permits, in place of "${NEEDS_WORDS}"`)
  console.log('then: npm run generate, and a line in the changelog')
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
