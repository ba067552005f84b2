// Takes the pictures of docs/review.md again: `npx tsx tools/review-images.ts`. Look at them before you commit them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkGate, createReport, renderHtml, type ReviewedPlan } from '../src/review'
import { viewerOf } from '../test/browser/open-page'
import { ROOT } from './build/root'
import { reviewedPlans } from './review-goldens/rendered-files'
import { findProgram, SYSTEM_PROGRAMS } from './system-programs.mjs'

const GOLDENS = join(ROOT, 'test', 'golden', 'review')
const IMAGES = join(ROOT, 'docs', 'images')
/** Enough of everything that a page can show. */
const CASES = [
  'fleet-in-one-stack',
  'five-stacks',
  'published',
  'unknown-values',
  'secret-rotated',
  'drift-kept',
]

const LOOKS = [
  { name: 'review', viewport: { width: 1080, height: 1000 }, colorScheme: 'light' },
  { name: 'review-dark', viewport: { width: 1080, height: 1000 }, colorScheme: 'dark' },
  { name: 'review-narrow', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const

async function main(): Promise<void> {
  const row = SYSTEM_PROGRAMS.find(({ name }) => name === 'Chromium')
  const chromium = row === undefined ? undefined : findProgram(row)
  if (chromium === undefined) throw new Error('Chromium is not installed')
  const page = await demoPage()
  const viewer = viewerOf(chromium)
  mkdirSync(IMAGES, { recursive: true })
  for (const { name, ...look } of LOOKS) {
    const open = await viewer.open(page, look)
    await open.evaluate(`document.getElementById('G2').open = true`)
    // On a narrow screen the head fills the first picture.
    if (name === 'review-narrow') await open.evaluate(`document.getElementById('filter').scrollIntoView()`)
    writeFileSync(join(IMAGES, `${name}.png`), await open.screenshot())
  }
  await viewer.close()
}

async function demoPage(): Promise<string> {
  const plans = CASES.flatMap((name): readonly ReviewedPlan[] => reviewedPlans(join(GOLDENS, name)))
  const report = await createReport(plans, ['hooli'])
  return renderHtml(report, { breaches: checkGate(report, { failOn: ['admin', 'publishes'] }) })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
