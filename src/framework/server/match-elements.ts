import type { ObjectContent, Value } from '../value'
import { elementAt, elementsOf, entriesOf, memberOf } from './content'
import { equalValues } from './equal-values'
import type { Member, ObjectStructure, Structure } from './structure'

/**
 * For each configured element of a nested list or set, the prior element with the same configured part, each used once.
 * The one at the same place is tried first: without it a long list would cost its square.
 */
export function matchElements(
  structure: Structure,
  config: readonly Value[],
  prior: readonly Value[],
): readonly (Value | undefined)[] {
  const free: (Value | undefined)[] = [...prior]
  return config.map((element, index) => {
    const at = isSame(structure, element, free[index])
      ? index
      : free.findIndex((candidate) => isSame(structure, element, candidate))
    const match = free[at]
    if (at >= 0) free[at] = undefined
    return match
  })
}

function isSame(structure: Structure, config: Value, prior: Value | undefined): boolean {
  if (prior === undefined) return false
  if (structure.kind !== 'object' || config.kind !== 'known' || prior.kind !== 'known') {
    return equalValues(structure, config, prior)
  }
  return sameConfigured(structure, entriesOf(config.value), entriesOf(prior.value))
}

function sameConfigured(structure: ObjectStructure, config: ObjectContent, prior: ObjectContent): boolean {
  return structure.members.every((member) =>
    sameMember(member, memberOf(config, member.name), memberOf(prior, member.name)),
  )
}

function sameMember({ attribute, structure }: Member, config: Value, prior: Value): boolean {
  if (attribute === undefined) return equalValues(structure, config, prior)
  if (attribute.writeOnly === true || attribute.mode === 'computed') return true
  if (config.kind === 'null' && attribute.default !== undefined) {
    return equalValues(structure, attribute.default, prior)
  }
  if (config.kind === 'null' && attribute.mode === 'optional+computed') return true
  return attribute.type.kind === 'nested' && config.kind === 'known' && prior.kind === 'known'
    ? sameNested(structure, config, prior)
    : equalValues(structure, config, prior)
}

type KnownValue = Value & { readonly kind: 'known' }

function sameNested(structure: Structure, config: KnownValue, prior: KnownValue): boolean {
  switch (structure.kind) {
    case 'list':
    case 'set': {
      const [configured, before] = [elementsOf(config.value), elementsOf(prior.value)]
      if (configured.length !== before.length) return false
      return structure.kind === 'list'
        ? configured.every((element, index) => isSame(structure.element, element, before[index]))
        : matchElements(structure.element, configured, before).every((match) => match !== undefined)
    }
    case 'map': {
      const [configured, before] = [entriesOf(config.value), entriesOf(prior.value)]
      const keys = Object.keys(configured)
      return (
        keys.length === Object.keys(before).length &&
        keys.every((key) => isSame(structure.element, memberOf(configured, key), elementAt(before, key)))
      )
    }
    default:
      return isSame(structure, config, prior)
  }
}
