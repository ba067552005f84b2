import { stacksOf, type Fleet, type FleetReading, type FleetStack, type Wave } from './fleet'
import { isMembers, isTexts, listOf, parsedJson } from './json-value'

/** A minor version only adds members, which are ignored here. */
const FORMAT = /^1\.\d+$/

/** Reads what a `TenantFleet` writes into `fleets/<name>.json` of the output folder. */
export function parseFleet(text: string): FleetReading {
  const json = parsedJson(text)
  if (!isMembers(json)) return refused('it is not a JSON object')
  const format = json['format_version']
  if (typeof format !== 'string' || !FORMAT.test(format)) {
    return refused(`it has format_version ${JSON.stringify(format)}, and this version of qlikcloud reads 1.x`)
  }
  const name = json['fleet']
  if (typeof name !== 'string' || name === '') return refused('its "fleet" is not a name')
  const waves = listOf(json['waves']).map(waveOf)
  const broken = waves.findIndex((wave) => wave === undefined)
  if (!Array.isArray(json['waves']) || waves.length === 0)
    return refused('its "waves" is not a list of waves')
  if (broken !== -1) {
    return refused(
      `waves[${broken}] is not a wave: {"name": …, "canary": …, "stacks": [{"name": …, "tenants": […]}]}`,
    )
  }
  const fleet: Fleet = { name, waves: waves.flatMap((wave) => wave ?? []) }
  const problem = doubles(fleet)
  return problem === undefined ? { kind: 'fleet', fleet } : refused(problem)
}

function waveOf(json: unknown): Wave | undefined {
  if (!isMembers(json) || typeof json['name'] !== 'string' || !Array.isArray(json['stacks'])) return undefined
  if (json['canary'] !== undefined && typeof json['canary'] !== 'boolean') return undefined
  const stacks = json['stacks'].map(stackOf)
  if (stacks.includes(undefined)) return undefined
  return {
    name: json['name'],
    canary: json['canary'] === true,
    stacks: stacks.flatMap((stack) => stack ?? []),
  }
}

function stackOf(json: unknown): FleetStack | undefined {
  if (!isMembers(json) || typeof json['name'] !== 'string') return undefined
  const { name, tenants = [], removed = [] } = json
  if (!isTexts(tenants) || !isTexts(removed)) return undefined
  // One that was taken out and put in again is there.
  const gone = removed.filter((tenant) => !tenants.includes(tenant))
  return { name, tenants, ...(gone.length > 0 && { removed: gone }), needs: [] }
}

function doubles(fleet: Fleet): string | undefined {
  const lists: readonly (readonly [what: string, names: readonly string[]])[] = [
    ['wave', fleet.waves.map(({ name }) => name)],
    ['stack', stacksOf(fleet).map(({ name }) => name)],
    ['tenant', stacksOf(fleet).flatMap(({ tenants }) => tenants)],
  ]
  for (const [what, names] of lists) {
    const double = names.find((name, at) => names.indexOf(name) !== at)
    if (double !== undefined) return `the ${what} ${JSON.stringify(double)} is in it twice`
  }
  return undefined
}

function refused(problem: string): FleetReading {
  return { kind: 'refused', problem }
}
