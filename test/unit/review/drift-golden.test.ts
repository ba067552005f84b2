import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DRIFT_JSON_MEMBERS } from '../../../tools/reference/drift-json-members'
import { DRIFT_CASES } from '../../../tools/drift-goldens/cases'
import { renderedDrift } from '../../../tools/drift-goldens/rendered-drift'

// `npx tsx tools/drift-goldens.ts` makes these files.
const FOLDER = join(__dirname, '..', '..', 'golden', 'drift')

test('there is a folder for each case and for nothing else', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(DRIFT_CASES.map(({ name }) => name).sort())
})

test.each(DRIFT_CASES.map((golden) => [golden.name, golden] as const))(
  '%s reads as it was read by a person',
  async (name, golden) => {
    for (const [file, text] of await renderedDrift(join(FOLDER, name), golden)) {
      expect(text).toBe(readFileSync(join(FOLDER, name, file), 'utf8'))
      expect(text).not.toContain('CANARY')
    }
  },
)

/** Every member of a document, as the table writes them. */
function pathsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(element, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) =>
    pathsOf(
      member,
      /^verdict\.(?:classes|kinds)$/.test(path) ? `${path}.*` : [path, name].filter(Boolean).join('.'),
    ),
  )
}

test('every member that is printed is documented, and but for rare ones the other way round', () => {
  const documents = DRIFT_CASES.map(({ name }) => readFileSync(join(FOLDER, name, 'drift.json'), 'utf8'))
  const found = new Set(documents.flatMap((text) => pathsOf(JSON.parse(text) as unknown, '')))
  const documented = DRIFT_JSON_MEMBERS.map(({ path }) => path)
  // A list without elements stands for itself.
  const undocumented = [...found].filter((path) => !documented.includes(path) && !path.endsWith('[]'))
  expect(undocumented.filter((path) => !documented.some((known) => known.startsWith(`${path}[]`)))).toEqual(
    [],
  )
  const RARE =
    /\.deposed$|\.(?:kind|scope|host|after\.text|before\.text|siblings\.\w+(?:\[\])?|differs_from|places\[\]\.address)$|^left_out\[\]\./
  expect(documented.filter((path) => !found.has(path) && !RARE.test(path))).toEqual([])
})
