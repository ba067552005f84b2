import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GOLDEN_CASES } from '../../../tools/review-goldens/cases'
import { renderedFiles, reviewOf } from '../../../tools/review-goldens/rendered-files'

// `npx tsx tools/review-goldens.ts` makes these files.
const FOLDER = join(__dirname, '..', '..', 'golden', 'review')

test('there is a folder for each case and for nothing else', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(GOLDEN_CASES.map(({ name }) => name).sort())
})

test.each(GOLDEN_CASES.map(({ name }) => name))('%s reads as it was read by a person', async (name) => {
  for (const [file, text] of await renderedFiles(join(FOLDER, name))) {
    expect(text).toBe(readFileSync(join(FOLDER, name, file), 'utf8'))
    expect(text).not.toContain('CANARY')
  }
})

test('the plans hold words in the place of secrets', () => {
  const plan = readFileSync(join(FOLDER, 'replaced-by-request', 'plans', 'acme.json'), 'utf8')
  expect(plan).toContain('"client_secret":"CANARY-no-secret-')
  expect(plan).toContain('"secret":"CANARY-no-secret-')
})

test('equal plans have equal approvals, and a change of one planned value has another', async () => {
  const approvals = await Promise.all(
    GOLDEN_CASES.map(async ({ name }) => (await reviewOf(join(FOLDER, name))).approval),
  )
  const distinct = new Set(approvals)
  // Nothing happens in these.
  const idle = GOLDEN_CASES.filter(({ name }) => ['no-changes', 'refresh-only'].includes(name)).length
  expect(distinct.size).toBe(GOLDEN_CASES.length - idle + 1)
})
