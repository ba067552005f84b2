import type { Attribute } from '../schema'
import { type Content, known, NULL, type ObjectContent, UNKNOWN, type Value } from '../value'
import { elementAt, elementsOf, entriesOf, memberOf, objectContentOf } from './content'
import { equalValues } from './equal-values'
import { matchElements } from './match-elements'
import type { Member, ObjectStructure, Structure } from './structure'

/**
 * The plan that follows from schema, configuration and prior state alone.
 *
 * | configuration | planned |
 * |---|---|
 * | a value, or unknown | the same |
 * | null, with a default | the default, also when the value was just removed from the configuration |
 * | null, computed | on create unknown; on update the prior value, or unknown by `onUpdate` when anything else changes |
 * | null otherwise | null |
 * | anything, write-only | null |
 *
 * Within nested attributes the same holds per object. An object of a list or set has no identity besides its configured
 * part, so a prior object lends its computed values only to one whose configured part is equal ({@link matchElements});
 * objects of a map are matched by key.
 *
 * Terraform sends a merge of its own (`proposed_new_state`). It is not used, since it hides which elements were matched.
 *
 * Answers the prior value itself, not a copy, when nothing changes.
 */
export function mergePlan(structure: ObjectStructure, config: Value, prior: Value): Value {
  const kept = mergeObject(structure, objectContentOf(config), prior, false)
  return kept === prior || prior.kind === 'null'
    ? kept
    : mergeObject(structure, objectContentOf(config), prior, true)
}

/** `prior` null: a new object. `changing`: something in the resource changes. */
function mergeObject(
  structure: ObjectStructure,
  config: ObjectContent | undefined,
  prior: Value,
  changing: boolean,
): Value {
  const before = objectContentOf(prior)
  const members = structure.members.map((member): readonly [string, Value] => [
    member.name,
    mergeMember(member, memberOf(config, member.name), before && memberOf(before, member.name), changing),
  ])
  const same = before !== undefined && members.every(([name, value]) => value === before[name])
  return same ? prior : known(Object.fromEntries(members))
}

/** `prior` undefined: the object around it is new. */
function mergeMember(
  { attribute, structure }: Member,
  config: Value,
  prior: Value | undefined,
  changing: boolean,
): Value {
  if (attribute === undefined) return config
  if (attribute.writeOnly === true) return NULL
  if (config.kind === 'null' || attribute.mode === 'computed') {
    const value = unconfigured(attribute, prior, changing)
    return preferPrior(structure, value, prior)
  }
  if (attribute.type.kind === 'nested' && config.kind === 'known') {
    return preferPrior(structure, known(mergeNested(structure, config.value, prior ?? NULL, changing)), prior)
  }
  return preferPrior(structure, config, prior)
}

function unconfigured(attribute: Attribute, prior: Value | undefined, changing: boolean): Value {
  if (attribute.default !== undefined) return attribute.default
  if (!isComputed(attribute)) return NULL
  if (prior === undefined) return UNKNOWN
  return changing && attribute.onUpdate === 'unknown' ? UNKNOWN : prior
}

function mergeNested(structure: Structure, config: Content, prior: Value, changing: boolean): Content {
  const before = prior.kind === 'known' ? prior.value : undefined
  switch (structure.kind) {
    case 'object': {
      const merged = mergeObject(structure, entriesOf(config), prior, changing)
      return merged.kind === 'known' ? merged.value : config
    }
    case 'map':
      return Object.fromEntries(
        Object.entries(entriesOf(config)).map(([key, element]) => [
          key,
          mergeElement(
            structure.element,
            element,
            before === undefined ? undefined : elementAt(entriesOf(before), key),
            changing,
          ),
        ]),
      )
    case 'list':
    case 'set': {
      const elements = elementsOf(config)
      const matches = matchElements(
        structure.element,
        elements,
        before === undefined ? [] : elementsOf(before),
      )
      return elements.map((element, index) =>
        mergeElement(structure.element, element, matches[index], changing),
      )
    }
    default:
      return config
  }
}

function mergeElement(
  structure: Structure,
  config: Value,
  prior: Value | undefined,
  changing: boolean,
): Value {
  return structure.kind === 'object' && config.kind === 'known'
    ? mergeObject(structure, entriesOf(config.value), prior ?? NULL, changing)
    : config
}

function preferPrior(structure: Structure, value: Value, prior: Value | undefined): Value {
  return prior !== undefined && equalValues(structure, value, prior) ? prior : value
}

export function isComputed(attribute: Attribute): boolean {
  return attribute.mode === 'computed' || attribute.mode === 'optional+computed'
}
