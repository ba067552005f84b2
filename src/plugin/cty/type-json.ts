import { BOOL, DYNAMIC, NUMBER, STRING, type Type } from '../../framework'
import type { WireValue } from './wire-value'

/** The JSON form of a type: `"string"`, `["list","string"]`, `["object",{"name":"string"}]`. */
export function typeToJson(type: Type): Uint8Array {
  return Buffer.from(JSON.stringify(toPlain(type)))
}

function toPlain(type: Type): unknown {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.kind, toPlain(type.element)]
    case 'tuple':
      return [type.kind, type.elements.map(toPlain)]
    case 'object': {
      const attributes = Object.entries(type.attributes)
      return [
        type.kind,
        Object.fromEntries(attributes.map(([name, attribute]) => [name, toPlain(attribute)])),
      ]
    }
    default:
      return type.kind
  }
}

const PLAIN: ReadonlyMap<string, Type> = new Map<string, Type>(
  [STRING, NUMBER, BOOL, DYNAMIC].map((type) => [type.kind, type]),
)

/** Undefined when it is no type. */
export function typeFromJson(json: WireValue): Type | undefined {
  if (json.kind === 'string') return PLAIN.get(json.value)
  if (json.kind !== 'array') return undefined
  const [kind, argument] = json.items
  if (kind?.kind !== 'string' || argument === undefined) return undefined
  switch (kind.value) {
    case 'list':
    case 'set':
    case 'map': {
      const element = typeFromJson(argument)
      return element && { kind: kind.value, element }
    }
    case 'tuple': {
      const elements = argument.kind === 'array' ? allOf(argument.items.map(typeFromJson)) : undefined
      return elements && { kind: 'tuple', elements }
    }
    case 'object':
      return argument.kind === 'map' ? objectType(argument.entries) : undefined
    default:
      return undefined
  }
}

function objectType(entries: ReadonlyMap<string, WireValue>): Type | undefined {
  const attributes: [string, Type][] = []
  for (const [name, json] of entries) {
    const type = typeFromJson(json)
    if (type === undefined) return undefined
    attributes.push([name, type])
  }
  return { kind: 'object', attributes: Object.fromEntries(attributes) }
}

function allOf(types: readonly (Type | undefined)[]): readonly Type[] | undefined {
  const present = types.filter((type) => type !== undefined)
  return present.length === types.length ? present : undefined
}
