import type { Fleet, FleetReading, FleetStack, Wave } from './fleet'
import { isMembers, isTexts, parsedJson } from './json-value'

/** A stack as cdktf's `manifest.json` names it. */
export interface ManifestStack {
  readonly name: string
  /** Relative to the output folder. */
  readonly folder: string
  /** Names of the stacks that are deployed before it. */
  readonly dependencies: readonly string[]
}

/** The stacks of a `manifest.json`; undefined when cdktf did not write it. */
export function parseManifest(text: string): readonly ManifestStack[] | undefined {
  const json = parsedJson(text)
  if (!isMembers(json) || !isMembers(json['stacks'])) return undefined
  const stacks = Object.entries(json['stacks']).map(([name, stack]): ManifestStack | undefined => {
    if (!isMembers(stack) || typeof stack['workingDirectory'] !== 'string') return undefined
    const dependencies = stack['dependencies'] ?? []
    return isTexts(dependencies) ? { name, folder: stack['workingDirectory'], dependencies } : undefined
  })
  return stacks.includes(undefined) ? undefined : stacks.flatMap((stack) => stack ?? [])
}

/** All stacks as one fleet: a stack is in the first wave in which everything that it depends on has been deployed. */
export function fleetOfManifest(name: string, stacks: readonly ManifestStack[]): FleetReading {
  const waves: Wave[] = []
  const placed = new Set<string>()
  let left = stacks
  while (left.length > 0) {
    const ready = left.filter(({ dependencies }) => dependencies.every((needed) => placed.has(needed)))
    if (ready.length === 0) return { kind: 'refused', problem: stuckText(left) }
    waves.push({ name: `wave-${waves.length + 1}`, canary: false, stacks: ready.map(fleetStack) })
    for (const stack of ready) placed.add(stack.name)
    left = left.filter((stack) => !placed.has(stack.name))
  }
  const fleet: Fleet = { name, waves }
  return { kind: 'fleet', fleet }
}

function fleetStack({ name, dependencies }: ManifestStack): FleetStack {
  return { name, tenants: [], needs: dependencies }
}

function stuckText(left: readonly ManifestStack[]): string {
  const names = left.map(({ name }) => JSON.stringify(name)).join(', ')
  return `its stacks ${names} depend on each other, or on stacks that are not there`
}
