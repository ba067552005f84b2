import { nearest } from '../../../rules'
import { listed, quoted } from '../findings'
import type { FleetWave } from './fleet-wave'

const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/

/** What is wrong with the waves by themselves, for a fleet of tenants with these names. */
export function waveFindings(waves: readonly FleetWave[], tenants: readonly string[]): readonly string[] {
  const names = waves.map(({ name }) => name)
  const known = new Set(tenants)
  const named = waves.flatMap(({ name, tenants: inWave = [] }) => inWave.map((tenant) => ({ name, tenant })))
  const waveOf = new Map<string, string>()
  return [
    ...names.flatMap((name, index) => [
      ...(NAME.test(name)
        ? []
        : [
            `waves: the name ${quoted(name)} is not allowed. A name has 1 to 63 letters, digits and "-", and begins with a letter or digit.`,
          ]),
      ...(names.indexOf(name) === index ? [] : [`waves: two of them are named ${quoted(name)}. Rename one.`]),
    ]),
    ...shapeFindings(waves),
    ...named.flatMap(({ name, tenant }) => {
      const other = waveOf.get(tenant)
      waveOf.set(tenant, name)
      if (!known.has(tenant)) return [`waves: ${quoted(name)} names ${unknownTenant(tenant, tenants)}`]
      if (other === undefined) return []
      return [
        `waves: ${quoted(tenant)} is in ${quoted(other)} and in ${quoted(name)}. Remove it from one of them.`,
      ]
    }),
  ]
}

/** A name that no tenant has, and what to do about it. */
export function unknownTenant(name: string, tenants: readonly string[]): string {
  const near = nearest(name, tenants)
  const repair = near === undefined ? 'Remove it, or add the tenant.' : `Did you mean ${quoted(near)}?`
  return `${quoted(name)}, which is no tenant of the fleet. ${repair}`
}

function shapeFindings(waves: readonly FleetWave[]): readonly string[] {
  const last = waves.at(-1)
  if (last === undefined) return ['waves: there is none. Leave waves out for a single one.']
  const found: string[] = []
  for (const wave of waves) {
    const { name, tenants, percent } = wave
    if (tenants !== undefined && percent !== undefined)
      found.push(`waves: ${quoted(name)} has tenants and percent. Give it one of the two.`)
    if (percent !== undefined && !(percent > 0 && percent <= 100))
      found.push(
        `waves: percent of ${quoted(name)} is ${String(percent)}. Allowed is a number above 0, up to 100.`,
      )
    const takesRest = tenants === undefined && percent === undefined
    if (takesRest && wave !== last)
      found.push(
        `waves: ${quoted(name)} has neither tenants nor percent, and only the last wave takes the rest. The waves are ${listed(waves.map((other) => other.name))}.`,
      )
    if (!takesRest && wave === last)
      found.push(
        `waves: ${quoted(name)} is the last one and has ${tenants === undefined ? 'percent' : 'tenants'}, so other tenants would be in no wave. Add a last one that takes the rest: { name: 'rest' }.`,
      )
  }
  return found
}
