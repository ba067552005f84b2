import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkGate, parsePolicy, renderJson } from '../../../src/review'
import { REVIEW_JSON_MEMBERS } from '../../../tools/reference/review-json-members'
import { reviewOf } from '../../../tools/review-goldens/rendered-files'
import { changeJson, clientValues, planText, reportOf } from './plan-json'

const FOLDER = join(__dirname, '..', '..', 'golden', 'review')

/** Every member of a document, as the table writes them. */
function pathsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(element, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) => {
    const below = /^verdict\.(?:classes|kinds|marks)$/.test(path)
      ? `${path}.*`
      : [path, name].filter(Boolean).join('.')
    return pathsOf(member, below)
  })
}

async function documents(): Promise<readonly string[]> {
  const goldens = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name, 'review.json'), 'utf8'))
  const policy = parsePolicy('{"version":1,"rows":[{"forbid":["replaces"],"because":"never"}]}')
  if (policy.kind === 'refused') throw new Error(policy.problems.join())
  const report = { ...(await reviewOf(join(FOLDER, 'five-stacks'))), withoutPlan: ['hooli'] }
  const gated = renderJson(report, {
    breaches: checkGate(report, { failOn: ['broadens'], policy: policy.policy }),
  })
  const deposed = await reportOf({
    it: planText([changeJson({ before: clientValues(), after: null, entry: { deposed: '0badcafe' } })]),
  })
  return [...goldens, gated, renderJson(deposed)]
}

test('what is documented is what is printed, by name and by type', async () => {
  const found = new Set((await documents()).flatMap((text) => pathsOf(JSON.parse(text) as unknown, '')))
  const documented = REVIEW_JSON_MEMBERS.map(({ path }) => path)
  expect([...found].filter((path) => !documented.includes(path))).toEqual([])
  // Rare in drift: whole fleets would have to drift.
  const unseen = documented.filter((path) => !found.has(path) && !path.startsWith('drift[].'))
  expect(unseen).toEqual([])
})
