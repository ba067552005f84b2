import { type Schema, typeOfAttribute, type Value } from '../../../../src/framework'
import { isObject, lower, type Plain, type PlainObject, UNKNOWN } from './values'
import { typeOfSchema } from '../../../../src/framework'

/*
 * What Terraform core does with a provider's answers, after internal/plans/objchange of Terraform 1.11: a port of its
 * own, for schemas whose nested attributes have no computed members.
 */

/** `ProposedNew`: the configuration, with prior values where it is null and the attribute is computed. */
export function proposedNew(schema: Schema, prior: Value, config: Value): Value {
  const before = membersOf(prior)
  return {
    kind: 'known',
    value: Object.fromEntries(
      Object.entries(schema.attributes).map(([name, { mode }]) => {
        const configured = membersOf(config)[name] ?? NULL
        const computed = mode === 'computed' || (mode === 'optional+computed' && configured.kind === 'null')
        return [name, computed ? (before[name] ?? NULL) : configured]
      }),
    ),
  }
}

/** `AssertPlanValid`: a plan differs from the configuration only where that is null and the attribute is computed. */
export function planBreaches(schema: Schema, prior: Value, config: Value, planned: Value): readonly string[] {
  return Object.entries(schema.attributes).flatMap(([name, { mode, type }]) => {
    const read = (value: Value): string => text(lower(typeOfAttribute(type), membersOf(value)[name] ?? NULL))
    if (membersOf(planned)[name] === undefined) return [`${name} is missing in the plan`]
    if (mode === 'computed' || read(planned) === read(config)) return []
    const keepsPrior = prior.kind === 'known' && read(prior) !== 'null' && read(planned) === read(prior)
    if (read(config) !== 'null') return keepsPrior ? [] : [`${name} is planned other than configured`]
    return mode === 'optional+computed' ? [] : [`${name} is planned, but neither configured nor computed`]
  })
}

/** `AssertObjectCompatible`: what was planned and known must come out the same; and nothing may stay unknown. */
export function resultBreaches(schema: Schema, planned: Value, actual: Value): readonly string[] {
  const type = typeOfSchema(schema)
  return [
    ...differences(lower(type, planned), lower(type, actual), ''),
    ...unknowns(lower(type, actual), '').map((path) => `${path} is still unknown`),
  ]
}

/** `checkPlannedChange`: the plan made while applying must keep the promises of the one that was approved. */
export function finalPlanBreaches(schema: Schema, approved: Value, final: Value): readonly string[] {
  const type = typeOfSchema(schema)
  return differences(lower(type, approved), lower(type, final), '')
}

function differences(planned: Plain, actual: Plain, path: string): readonly string[] {
  if (planned === UNKNOWN || text(planned) === text(actual)) return []
  if (isObject(planned) && isObject(actual)) {
    return Object.keys({ ...planned, ...actual }).flatMap((name) =>
      differences(planned[name] ?? null, actual[name] ?? null, path === '' ? name : `${path}.${name}`),
    )
  }
  // A set with unknown elements may become anything of at most that size.
  if (unknowns(planned, '').length > 0) return []
  return [`${path} was planned otherwise`]
}

function unknowns(plain: Plain, path: string): readonly string[] {
  if (plain === UNKNOWN) return [path]
  if (Array.isArray(plain)) return plain.flatMap((element: Plain) => unknowns(element, path))
  if (!isObject(plain)) return []
  return Object.entries(plain).flatMap(([name, value]) =>
    unknowns(value, path === '' ? name : `${path}.${name}`),
  )
}

const NULL: Value = { kind: 'null' }

function membersOf(value: Value): Readonly<Record<string, Value>> {
  if (value.kind !== 'known') return {}
  // Configurations, plans and states are objects.
  return value.value as Readonly<Record<string, Value>>
}

/** Unknown is an object of its own, which no JSON of a value looks like. */
function text(plain: Plain | PlainObject): string {
  return JSON.stringify(plain)
}
