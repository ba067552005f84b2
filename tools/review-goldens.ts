// Makes the plans and texts of test/golden/review again: `npx tsx tools/review-goldens.ts [case…]` with the real terraform
// against the emulator, or with `--render` only the texts from the plans that are there. Read what changed as a reviewer
// would before you commit it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator } from '../src/emulator'
import { accessOf } from '../test/helpers/access'
import { workspace } from '../test/helpers/terraform'
import { buildLibrary, isUpToDate } from './build/library'
import { ROOT } from './build/root'
import { countingBytes } from './review-goldens/counting-bytes'
import { FLEET_TENANTS, GOLDEN_CASES, type GoldenCase } from './review-goldens/cases'
import { planCase, type Scene } from './review-goldens/plan-case'
import { renderedFiles } from './review-goldens/rendered-files'

const FOLDER = join(ROOT, 'test', 'golden', 'review')

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => word !== '--render')
  const cases = GOLDEN_CASES.filter(({ name }) => words.length === 0 || words.includes(name))
  if (!process.argv.includes('--render')) await makePlans(cases)
  for (const name of readdirSync(FOLDER)) {
    for (const [file, text] of await renderedFiles(join(FOLDER, name)))
      writeFileSync(join(FOLDER, name, file), text)
  }
}

async function makePlans(cases: readonly GoldenCase[]): Promise<void> {
  if (!isUpToDate()) await buildLibrary()
  const emulator = await startEmulator({
    tenants: ['acme', 'globex', 'initech', ...FLEET_TENANTS],
    limits: 'off',
    now: () => new Date('2026-09-01T08:00:00Z'),
    random: countingBytes(),
  })
  const place = await workspace(accessOf(emulator, 'acme'))
  const scene: Scene = { emulator, place }
  try {
    for (const golden of cases) {
      const plans = await planCase(golden, scene)
      const folder = join(FOLDER, golden.name, 'plans')
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      for (const [name, text] of plans) writeFileSync(join(folder, `${name}.json`), text)
      console.log(golden.name)
    }
  } finally {
    place.remove()
    await emulator.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
