import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'
import { workspace, type Workspace } from '../../test/helpers/terraform'
import { countedRequests } from '../counted-requests'
import { peakMemory } from '../peak-memory'
import { printFigures } from '../print-figures'
import { interleaved } from '../statistics'
import { PLAN, succeed } from '../terraform-run'
import {
  aliases,
  byAlias,
  byTenant,
  clientsOf,
  oneProvider,
  tenantsFile,
  withSecrets,
} from './configurations'
import { COMPARED, FLEET_FIGURES, MEMORY_LIMITS, type FleetsMeasured } from './figures'
import { watchProviders, type ProviderMemory } from './provider-memory'
import { stampState } from './stamped-state'
import { CREATED, createUnderLimits } from './under-limits'

/** Measures one provider for many tenants, prints each figure beside its limit, and answers whether all are within. */
export async function benchFleets(runs: number): Promise<boolean> {
  const names = (prefix: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`)
  const together = names('one', COMPARED)
  const apart = names('alias', COMPARED)
  const sizes = [...MEMORY_LIMITS.keys()]
  const fleets = sizes.map((size) => names(`of${String(size)}-`, size))
  const emulator = await startEmulator({ tenants: [...together, ...apart, ...fleets.flat()], limits: 'off' })
  const places: Workspace[] = []
  try {
    const place = async (tenants: readonly string[], hcl: string): Promise<Workspace> => {
      const made = await workspace(accessOf(emulator, tenants[0] ?? ''), '')
      places.push(made)
      writeFileSync(join(made.folder, 'tenants.json'), tenantsFile(emulator, tenants))
      made.configure(hcl)
      return made
    }
    const one = await place(together, oneProvider(emulator) + withSecrets(together, byTenant))
    const many = await place(apart, aliases(emulator, apart) + withSecrets(apart, byAlias))
    for (const made of [one, many]) await succeed(made.apply())
    const compared = await compare(runs, one, many)
    const requests = await countedRequests(
      together.map((name) => emulator.tenant(name)),
      () => succeed(one.terraform(PLAN)),
    )

    const memory = new Map<number, number>()
    for (const [at, tenants] of fleets.entries()) {
      const [first = '', ...others] = tenants
      const fleet = await place(tenants, oneProvider(emulator) + clientsOf([first]))
      await succeed(fleet.apply())
      stampState(
        fleet.folder,
        first,
        others.map((name) => emulator.tenant(name)),
      )
      fleet.configure(oneProvider(emulator) + clientsOf(tenants))
      memory.set(sizes[at] ?? 0, await peakMemory(fleet))
    }
    const alone = await createUnderLimits(false)
    const besideNeighbour = await createUnderLimits(true)
    return report({ ...compared, requests, memory, alone, besideNeighbour })
  } finally {
    places.forEach((made) => {
      made.remove()
    })
    await emulator.stop()
  }
}

async function compare(
  runs: number,
  one: Workspace,
  many: Workspace,
): Promise<Pick<FleetsMeasured, 'one' | 'aliases'>> {
  const planTime = (place: Workspace) => async (): Promise<number> => {
    const started = performance.now()
    await succeed(place.terraform(PLAN))
    return performance.now() - started
  }
  const times = await interleaved({ one: planTime(one), many: planTime(many) }, runs)
  // By itself, for to watch takes time.
  const memoryOf = (place: Workspace): Promise<ProviderMemory> =>
    watchProviders(place.folder, succeed(place.terraform(PLAN)))
  return {
    one: { ...(await memoryOf(one)), planMs: times.get('one') ?? Number.NaN },
    aliases: { ...(await memoryOf(many)), planMs: times.get('many') ?? Number.NaN },
  }
}

function report(measured: FleetsMeasured): boolean {
  const { one, aliases: many, alone, besideNeighbour } = measured
  console.log('Fleets:')
  console.log(`  one provider  ${one.planMs.toFixed(0)} ms, ${one.peakMb.toFixed(0)} MB`)
  console.log(
    `  aliases       ${many.planMs.toFixed(0)} ms, ${many.peakMb.toFixed(0)} MB in ${String(many.atOnce)} processes at once`,
  )
  for (const [how, { tookSeconds, boundSeconds, refused }] of Object.entries({ alone, besideNeighbour })) {
    console.log(
      `  ${String(CREATED)} creates, ${how}: ${tookSeconds.toFixed(0)} s of ${boundSeconds.toFixed(0)} s at least, ${String(refused)} refused`,
    )
  }
  return printFigures(FLEET_FIGURES.map(({ value, ...figure }) => ({ ...figure, is: value(measured) })))
}
