// Makes the stacks and texts of test/golden/drift again: `npx tsx tools/drift-goldens.ts [case…]` with the real terraform
// against the emulator, or with `--render` only the texts from what is there. Read what changed as an operator would before
// you commit it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startEmulator } from '../src/emulator'
import { accessOf } from '../test/helpers/access'
import { workspace } from '../test/helpers/terraform'
import { buildLibrary, isUpToDate } from './build/library'
import { ROOT } from './build/root'
import { DRIFT_CASES, FLEET, type DriftCase } from './drift-goldens/cases'
import { readCase } from './drift-goldens/read-case'
import { MADE_AT, renderedDrift } from './drift-goldens/rendered-drift'
import { countingBytes } from './review-goldens/counting-bytes'

const FOLDER = join(ROOT, 'test', 'golden', 'drift')

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => word !== '--render')
  const cases = DRIFT_CASES.filter(({ name }) => words.length === 0 || words.includes(name))
  if (!process.argv.includes('--render')) await makeStacks(cases)
  for (const golden of cases) {
    const folder = join(FOLDER, golden.name)
    for (const [file, text] of await renderedDrift(folder, golden)) writeFileSync(join(folder, file), text)
  }
}

async function makeStacks(cases: readonly DriftCase[]): Promise<void> {
  if (!isUpToDate()) await buildLibrary()
  const emulator = await startEmulator({
    tenants: ['acme', 'globex', ...FLEET],
    limits: 'off',
    now: () => new Date(MADE_AT),
    random: countingBytes(),
  })
  const place = await workspace(accessOf(emulator, 'acme'))
  try {
    for (const golden of cases) {
      const files = await readCase(golden, { emulator, place })
      const folder = join(FOLDER, golden.name)
      rmSync(folder, { recursive: true, force: true })
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
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
