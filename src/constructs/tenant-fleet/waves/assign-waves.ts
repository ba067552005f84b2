import { createHash } from 'node:crypto'
import { quoted } from '../findings'
import type { FleetLock } from '../lock/fleet-lock'
import type { FleetWave } from './fleet-wave'

export interface Assigned {
  /** The name of its wave, for each tenant. */
  readonly waveOf: ReadonlyMap<string, string>
  readonly findings: readonly string[]
}

/**
 * Which wave each tenant is in. One that the lock file knows stays where it is; where the program wants it elsewhere,
 * that is a finding, for its resources would be destroyed here and made anew there.
 */
export function assignWaves(
  fleet: string,
  tenants: readonly string[],
  waves: readonly FleetWave[],
  lock: FleetLock,
): Assigned {
  const named = new Map(
    waves.flatMap(({ name, tenants: inWave = [] }) => inWave.map((tenant) => [tenant, name])),
  )
  const waveOf = new Map<string, string>()
  const findings: string[] = []
  const present = new Set(tenants)
  for (const { name: stack, wave: locked, tenants: inStack } of lock.stacks) {
    const wave = waves.find(({ name }) => name === locked)
    if (wave === undefined) {
      findings.push(withoutWave(stack, locked, inStack.size))
      continue
    }
    for (const tenant of inStack.keys()) {
      if (!present.has(tenant)) continue
      waveOf.set(tenant, locked)
      const wanted = named.get(tenant) ?? (wave.tenants === undefined ? locked : undefined)
      if (wanted !== locked) findings.push(moved(tenant, stack, locked, wanted))
    }
  }
  const free = tenants.filter((tenant) => !waveOf.has(tenant)).sort(byHash(fleet))
  for (const tenant of free) {
    const wave = named.get(tenant)
    if (wave !== undefined) waveOf.set(tenant, wave)
  }
  const unassigned = free.filter((tenant) => !waveOf.has(tenant))
  for (const { name, percent } of waves) {
    if (percent === undefined) continue
    const taken = [...waveOf.values()].filter((wave) => wave === name).length
    const wanted = Math.ceil((tenants.length * percent) / 100)
    for (const tenant of unassigned.splice(0, Math.max(0, wanted - taken))) waveOf.set(tenant, name)
  }
  const last = waves.at(-1)
  if (last !== undefined) for (const tenant of unassigned) waveOf.set(tenant, last.name)
  return { waveOf, findings }
}

/** An order without a pattern that a name or its place in a list has no part in. */
function byHash(fleet: string): (left: string, right: string) => number {
  const hashes = new Map<string, string>()
  const hash = (tenant: string): string => {
    const known = hashes.get(tenant)
    if (known !== undefined) return known
    const made = createHash('sha256').update(`${fleet}\n${tenant}`).digest('hex')
    hashes.set(tenant, made)
    return made
  }
  return (left, right) => (hash(left) < hash(right) ? -1 : 1)
}

function moved(tenant: string, stack: string, from: string, to: string | undefined): string {
  const wants =
    to === undefined ? `waves does not name it in ${quoted(from)} any more` : `waves puts it in ${quoted(to)}`
  const stay = to === undefined ? `Name it in ${quoted(from)} again` : `Leave it in ${quoted(from)}`
  return `${quoted(tenant)} is in wave ${quoted(from)} (stack ${stack}), and ${wants}. A stack has a state of its own: there, its clients would be made anew with new ids and secrets, and here they would be destroyed. ${stay}. To move it all the same, move its resources to the other stack's state with "terraform state mv" and its entry in the lock file to that stack; or take it out of the fleet, deploy, and add it again.`
}

function withoutWave(stack: string, wave: string, tenants: number): string {
  return tenants === 0
    ? `waves has no ${quoted(wave)}, which stack ${stack} in the lock file belongs to. Add the wave again until a deployment has destroyed what the stack had; then delete the stack's entry in the lock file.`
    : `waves has no ${quoted(wave)}, which stack ${stack} with ${String(tenants)} tenants belongs to. Add the wave again: without it, the stack would not be deployed any more, and in another one its clients would be made anew.`
}
