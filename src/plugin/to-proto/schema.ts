import { type Attribute, type Attributes, type Nested, type Schema } from '../../framework'
import { typeToJson } from '../cty/type-json'
import { encodeMessage } from '../protobuf/encode-message'
import type { Sent } from '../protobuf/message'
import { type ATTRIBUTE, NESTED_OBJECT, NESTING, type SCHEMA, STRING_KIND } from '../tfplugin6/schema'

export function toSchema({ version, description, deprecated, attributes }: Schema): Sent<typeof SCHEMA> {
  return {
    version,
    block: {
      version,
      description: described(description, deprecated),
      descriptionKind: STRING_KIND.markdown,
      deprecated: deprecated !== undefined,
      attributes: toAttributes(attributes),
    },
  }
}

export function toSchemas(schemas: ReadonlyMap<string, Schema>): ReadonlyMap<string, Sent<typeof SCHEMA>> {
  return new Map([...schemas].map(([name, schema]) => [name, toSchema(schema)]))
}

function toAttributes(attributes: Attributes): readonly Sent<typeof ATTRIBUTE>[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...typeOf(attribute),
    description: described(attribute.description, attribute.deprecated),
    descriptionKind: STRING_KIND.markdown,
    required: attribute.mode === 'required',
    optional: attribute.mode === 'optional' || attribute.mode === 'optional+computed',
    computed: attribute.mode === 'computed' || attribute.mode === 'optional+computed',
    sensitive: attribute.sensitive,
    writeOnly: attribute.writeOnly,
    deprecated: attribute.deprecated !== undefined,
  }))
}

function typeOf({ type }: Attribute): Sent<typeof ATTRIBUTE> {
  return type.kind === 'nested' ? { nestedType: nestedObject(type) } : { type: typeToJson(type) }
}

function nestedObject({ nesting, attributes }: Nested): Uint8Array {
  return encodeMessage(NESTED_OBJECT, { nesting: NESTING[nesting], attributes: toAttributes(attributes) })
}

/** Of a deprecation the protocol carries only the fact, so the reason joins the description. */
function described(description: string, deprecated: string | undefined): string {
  return deprecated === undefined ? description : `${description}\n\n**Deprecated.** ${deprecated}`
}
