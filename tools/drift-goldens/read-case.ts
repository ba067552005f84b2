import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProblems } from '../../src/cli/drift/read-problems'
import { accessOf } from '../../test/helpers/access'
import type { Ran } from '../../test/helpers/run-program'
import {
  clear,
  clientIds,
  credentials,
  providerBlock,
  succeed,
  type Scene,
} from '../review-goldens/plan-case'
import { publishable, replaced } from '../review-goldens/publishable'
import type { DriftCase } from './cases'

/** Lives through a case with the real terraform; answers with the files of its stacks, by their paths. */
export async function readCase(
  golden: DriftCase,
  { emulator, place }: Scene,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const tenants = {
    url: (name: string) => accessOf(emulator, name).url,
    access: (name: string) => accessOf(emulator, name),
  }
  for (const stack of golden.stacks ?? ['acme']) {
    clear(emulator)
    place.discard('terraform.tfstate')
    const environment = credentials(emulator, stack)
    const run = (...options: readonly string[]): Promise<Ran> =>
      succeed(place.terraform([...options, '-no-color', '-input=false'], environment))
    for (const hcl of [golden.state, golden.later]) {
      if (hcl === undefined) continue
      place.configure(providerBlock(golden, stack, tenants) + hcl(stack))
      await run('apply', '-auto-approve')
    }
    golden.outside?.(emulator.tenant(stack), clientIds(emulator, stack))
    const fault = golden.fault === undefined ? undefined : emulator.faults.add(golden.fault)
    const scratch = mkdtempSync(join(tmpdir(), 'qlikcloud-golden-'))
    try {
      const inventory = join(scratch, 'inventory')
      mkdirSync(inventory)
      const planned = await place.terraform(
        ['plan', '-refresh-only', '-json', '-input=false', '-out=plan.out'],
        { ...environment, QLIKCLOUD_INVENTORY_FOLDER: inventory },
      )
      const { stdout } = await succeed(place.terraform(['show', '-json', 'plan.out']))
      files.set(`${stack}/plan.json`, publishable(stdout, 'whole'))
      readdirSync(inventory).forEach((file, index) => {
        const text = replaced(readFileSync(join(inventory, file), 'utf8'))
        files.set(`${stack}/inventory-${index + 1}.json`, `${text}\n`)
      })
      const problems = readProblems(replaced(planned.stdout).replaceAll(/localhost:\d+/g, 'localhost'), '')
      if (problems.length > 0) files.set(`${stack}/problems.json`, `${JSON.stringify(problems, null, 2)}\n`)
    } finally {
      fault?.remove()
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  clear(emulator)
  return files
}
