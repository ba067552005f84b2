import type { Attribute } from '../schema'
import type { ObjectContent, Value } from '../value'
import { elementAt, elementsOf, entriesOf, memberOf } from './content'
import { equalValues } from './equal-values'
import type { Member, ObjectStructure, Structure } from './structure'
import { valueKey } from './value-key'

/**
 * For each configured element of a nested list or set, the first prior element with the same configured part, each used
 * once. Set elements that differ only in what the configuration leaves to the provider can't be told apart.
 *
 * Terraform orders a set by a hash of the whole elements, so the two sides come in different orders; comparing each
 * with each would cost the square, hence the candidates by key.
 */
export function matchElements(
  structure: Structure,
  config: readonly Value[],
  prior: readonly Value[],
): readonly (Value | undefined)[] {
  const candidates = new Map<string, Value[]>()
  for (const element of prior) {
    const key = requiredKey(structure, element)
    const alike = candidates.get(key)
    if (alike === undefined) candidates.set(key, [element])
    else alike.push(element)
  }
  return config.map((element) => {
    const free = candidates.get(requiredKey(structure, element)) ?? []
    const at = free.findIndex((candidate) => isSame(structure, element, candidate))
    return at < 0 ? undefined : free.splice(at, 1)[0]
  })
}

/** Of the attributes that both sides have for certain; equal for elements that match. */
function requiredKey(structure: Structure, element: Value): string {
  if (structure.kind !== 'object' || element.kind !== 'known') return element.kind
  const content = entriesOf(element.value)
  return structure.members
    .filter(({ attribute }) => attribute !== undefined && isOnBothSides(attribute))
    .map((member) => valueKey(member.structure, memberOf(content, member.name)))
    .join()
}

function isOnBothSides({ mode, type, writeOnly }: Attribute): boolean {
  return mode === 'required' && writeOnly !== true && type.kind !== 'nested'
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
