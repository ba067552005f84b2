import type { Path } from '../path'
import { NULL, type ObjectContent, type Value } from '../value'
import { elementAt, elementsOf, entriesOf, memberOf, objectContentOf } from './content'
import { equalValues } from './equal-values'
import type { Fault } from './fault'
import { isComputed } from './merge-plan'
import type { Member, ObjectStructure, Structure } from './structure'

/**
 * Where a plan is one that Terraform would refuse as "Provider produced invalid plan". A plan may differ from the
 * configuration only where that is null and the attribute is computed, or where it keeps the prior value.
 *
 * The same rule as Terraform's `AssertPlanValid` (internal/plans/objchange/plan_valid.go), said earlier and with a path.
 */
export function planFaults(
  structure: ObjectStructure,
  prior: Value,
  config: Value,
  planned: Value,
): readonly Fault[] {
  return objectFaults(
    structure,
    objectContentOf(prior),
    objectContentOf(config),
    objectContentOf(planned),
    [],
  )
}

function objectFaults(
  structure: ObjectStructure,
  prior: ObjectContent | undefined,
  config: ObjectContent | undefined,
  planned: ObjectContent | undefined,
  path: Path,
): readonly Fault[] {
  return structure.members.flatMap((member) =>
    memberFaults(
      member,
      memberOf(prior, member.name),
      memberOf(config, member.name),
      memberOf(planned, member.name),
      [...path, member.name],
    ),
  )
}

function memberFaults(
  { attribute, structure }: Member,
  prior: Value,
  config: Value,
  planned: Value,
  path: Path,
): readonly Fault[] {
  if (attribute === undefined || attribute.mode === 'computed') return []
  if (attribute.writeOnly === true) return planned.kind === 'null' ? [] : [{ kind: 'write-only', path }]
  if (equalValues(structure, planned, config)) return []
  if (config.kind === 'null') return isComputed(attribute) ? [] : [{ kind: 'unconfigured', path }]
  if (prior.kind !== 'null' && equalValues(structure, planned, prior)) return []
  if (attribute.type.kind !== 'nested' || config.kind !== 'known' || planned.kind !== 'known') {
    return [{ kind: 'overruled', path }]
  }
  return elementFaults(structure, prior, config, planned, path)
}

function elementFaults(
  structure: Structure,
  prior: Value,
  config: Value & { kind: 'known' },
  planned: Value & { kind: 'known' },
  path: Path,
): readonly Fault[] {
  switch (structure.kind) {
    case 'object':
      return objectFaults(
        structure,
        objectContentOf(prior),
        entriesOf(config.value),
        entriesOf(planned.value),
        path,
      )
    case 'list': {
      const [configured, results] = [elementsOf(config.value), elementsOf(planned.value)]
      if (configured.length !== results.length) return [{ kind: 'count', path }]
      const before = prior.kind === 'known' ? elementsOf(prior.value) : []
      return configured.flatMap((element, index) =>
        nestedFaults(structure.element, before[index] ?? NULL, element, results[index] ?? NULL, [
          ...path,
          index,
        ]),
      )
    }
    case 'map': {
      const [configured, results] = [entriesOf(config.value), entriesOf(planned.value)]
      const keys = Object.keys(configured)
      if (keys.length !== Object.keys(results).length || !keys.every((key) => Object.hasOwn(results, key))) {
        return [{ kind: 'count', path }]
      }
      const before = objectContentOf(prior)
      return keys.flatMap((key) =>
        nestedFaults(
          structure.element,
          (before && elementAt(before, key)) ?? NULL,
          memberOf(configured, key),
          memberOf(results, key),
          [...path, { key }],
        ),
      )
    }
    case 'set':
      // Elements of a set can't be told apart, so Terraform too compares no more than their number.
      return elementsOf(config.value).length === elementsOf(planned.value).length
        ? []
        : [{ kind: 'count', path }]
    default:
      return []
  }
}

function nestedFaults(
  structure: Structure,
  prior: Value,
  config: Value,
  planned: Value,
  path: Path,
): readonly Fault[] {
  if (structure.kind !== 'object') return []
  if (config.kind !== 'known' || planned.kind !== 'known') {
    return config.kind === planned.kind ? [] : [{ kind: 'overruled', path }]
  }
  return objectFaults(
    structure,
    objectContentOf(prior),
    entriesOf(config.value),
    entriesOf(planned.value),
    path,
  )
}
