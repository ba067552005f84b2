import type { Provider } from '../provider'
import { type Path, renderPath } from '../path'
import type { Attribute, Attributes, Nested, Schema } from '../schema'
import type { Type } from '../type'
import { isComputed } from './merge-plan'
import { repair } from './repair'
import { structureOf } from './structure'

/** A mistake in a schema, for the test of its author. */
export interface SchemaFault {
  readonly path: Path
  readonly problem: string
}

interface Rule {
  readonly breaks: (attribute: Attribute, at: Place) => boolean
  readonly problem: string
}

interface Place {
  readonly name: string
  readonly inSet: boolean
  readonly root: boolean
}

/** Names that Terraform keeps for itself at the top of a resource's block. */
const RESERVED: ReadonlySet<string> = new Set([
  'connection',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
])

const RULES: readonly Rule[] = [
  {
    breaks: (_, { name }) => !/^[a-z][a-z0-9_]*$/.test(name),
    problem: 'has a name that is not lower case letters, digits and underscores',
  },
  {
    breaks: (_, { name, root }) => root && RESERVED.has(name),
    problem: "has a name that is Terraform's own",
  },
  { breaks: ({ description }) => description.trim() === '', problem: 'has no description' },
  {
    breaks: (attribute) => attribute.default !== undefined && attribute.mode !== 'optional+computed',
    problem: 'has a default, so it must be "optional+computed"',
  },
  {
    breaks: (attribute) =>
      attribute.default !== undefined &&
      (attribute.default.kind !== 'known' ||
        repair(structureOf(attribute.type), attribute.default, 'refuse').faults.length > 0),
    problem: 'has a default that is not a known value of its type',
  },
  {
    breaks: (attribute) => attribute.writeOnly === true && isComputed(attribute),
    problem: 'is write-only, so it can not be computed',
  },
  {
    breaks: (attribute, { inSet }) => attribute.writeOnly === true && inSet,
    problem: 'is write-only within a set, which Terraform refuses',
  },
  {
    breaks: (attribute, { inSet }) => attribute.sensitive === true && inSet,
    problem:
      'is sensitive within a set, of which Terraform then shows nothing in any plan: say so on the set',
  },
  {
    breaks: (attribute) => attribute.writeOnly === true && attribute.requiresReplace !== undefined,
    problem: 'is write-only, so no change of it can be seen that would require replacement',
  },
  {
    breaks: (attribute) => attribute.requiresReplace !== undefined && attribute.mode === 'computed',
    problem: 'is computed only, so no configuration can require replacement by it',
  },
  {
    breaks: (attribute, { inSet }) => attribute.requiresReplace !== undefined && inSet,
    problem: 'requires replacement within a set, whose elements have no path: say so on the set',
  },
  {
    breaks: (attribute) => attribute.onUpdate !== undefined && !isComputed(attribute),
    problem: 'has "onUpdate", but is not computed',
  },
  {
    breaks: (attribute) => attribute.onUpdate === 'unknown' && attribute.default !== undefined,
    problem: 'has a default, so it is never unknown on update',
  },
  {
    breaks: (attribute) => attribute.type.kind !== 'nested' && holdsDynamicElement(attribute.type),
    problem: 'has a collection with dynamic elements, which Terraform does not support',
  },
]

/** Empty for a sound schema. */
export function schemaFaults(schema: Schema): readonly SchemaFault[] {
  const version =
    Number.isSafeInteger(schema.version) && schema.version >= 0
      ? []
      : [{ path: [], problem: 'has a version that is not a whole number from 0' }]
  return [...version, ...faultsOf(schema.attributes, [], false)]
}

/** Of all schemas in a provider, each fault as a line: `example_thing.size: has no description`. */
export function providerFaults(provider: Provider<unknown>): readonly string[] {
  const schemas: readonly (readonly [string, Schema])[] = [
    ['provider', provider.schema],
    ...[...provider.resources, ...provider.dataSources, ...provider.ephemeralResources].map(
      ([name, { schema }]) => [name, schema] as const,
    ),
  ]
  return schemas.flatMap(([name, schema]) =>
    schemaFaults(schema).map(({ path, problem }) => `${renderPath([name, ...path])}: ${problem}`),
  )
}

function faultsOf(attributes: Attributes, path: Path, inSet: boolean): readonly SchemaFault[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const at = [...path, name]
    const place = { name, inSet, root: path.length === 0 }
    const own = RULES.filter((rule) => rule.breaks(attribute, place)).map(({ problem }) => ({
      path: at,
      problem,
    }))
    const { type } = attribute
    return type.kind === 'nested' ? [...own, ...within(type, at, inSet)] : own
  })
}

function within({ attributes, nesting }: Nested, path: Path, inSet: boolean): readonly SchemaFault[] {
  return faultsOf(attributes, path, inSet || nesting === 'set')
}

function holdsDynamicElement(type: Type): boolean {
  return (
    (type.kind === 'list' || type.kind === 'set' || type.kind === 'map') &&
    (type.element.kind === 'dynamic' || holdsDynamicElement(type.element))
  )
}
