import { Decimal, known, NULL } from '../../../framework'
import type { Content, Type, Value } from '../../../framework'

/** Takes what cannot be made to fit, as a sentence for the user. */
export type Complain = (text: string) => void

/**
 * A value of any type as one of the wanted type, by the conversions that a resource's configuration undergoes: numbers and
 * booleans become texts, lists and tuples become sets, maps become objects. Members that an object's type lacks are kept.
 * What does not fit is complained about, by the name of its `place`, and left out.
 */
export function conform(wanted: Type, given: Type, value: Value, place: string, complain: Complain): Value {
  if (value.kind !== 'known') return value
  const content = value.value
  const refuse = (): Value => {
    complain(`${place} is ${nameOf(given)}, but has to be ${nameOf(wanted)}`)
    return NULL
  }
  switch (wanted.kind) {
    case 'string':
      return typeof content === 'string' || typeof content === 'boolean' || content instanceof Decimal
        ? known(String(content))
        : refuse()
    case 'bool':
      if (typeof content === 'boolean') return value
      return content === 'true' || content === 'false' ? known(content === 'true') : refuse()
    case 'set': {
      const elements = elementsOf(given, content)
      if (elements === undefined) return refuse()
      const conformed = elements.map(([type, element]) =>
        element.kind === 'null'
          ? nullElement(place, complain)
          : conform(wanted.element, type, element, `an element of ${place}`, complain),
      )
      return known(distinct(conformed))
    }
    case 'object': {
      const members = membersOf(given, content)
      if (members === undefined) return refuse()
      const missing = Object.keys(wanted.attributes)
        .filter((name) => !members.has(name))
        .map((name) => [name, NULL] as const)
      const present = [...members].map(([name, [type, member]]) => {
        const attribute = wanted.attributes[name]
        const inside = place === '' ? name : `${name} in ${place}`
        const conformed =
          attribute === undefined ? member : conform(attribute, type, member, inside, complain)
        return [name, conformed] as const
      })
      return known(Object.fromEntries([...missing, ...present]))
    }
    default:
      return value
  }
}

type Typed = readonly [Type, Value]

function elementsOf(type: Type, content: Content): readonly Typed[] | undefined {
  // The content of a list, set or tuple is an array.
  const elements = content as readonly Value[]
  switch (type.kind) {
    case 'list':
    case 'set':
      return elements.map((element) => [type.element, element])
    case 'tuple':
      return type.elements.map((elementType, at) => [elementType, elements[at] ?? NULL])
    default:
      return undefined
  }
}

/** The members of an object or map, each with its type. */
export function membersOf(type: Type, content: Content): ReadonlyMap<string, Typed> | undefined {
  if (type.kind !== 'object' && type.kind !== 'map') return undefined
  // The content of an object or map is a record.
  const members = Object.entries(content as Readonly<Record<string, Value>>)
  const typeOf = (name: string): Type =>
    type.kind === 'map' ? type.element : (type.attributes[name] ?? { kind: 'dynamic' })
  return new Map(members.map(([name, member]) => [name, [typeOf(name), member]]))
}

function nullElement(place: string, complain: Complain): Value {
  complain(`${place} contains null: remove it, or filter it out with compact()`)
  return NULL
}

/** A set holds no element twice. */
function distinct(elements: readonly Value[]): readonly Value[] {
  return [...new Map(elements.map((element) => [JSON.stringify(element), element])).values()]
}

const ARTICLES: Readonly<Record<Type['kind'], string>> = {
  string: 'a string',
  bool: 'a bool',
  number: 'a number',
  dynamic: 'of any type',
  list: 'a list',
  set: 'a set',
  map: 'a map',
  tuple: 'a tuple',
  object: 'an object',
}

function nameOf(type: Type): string {
  return type.kind === 'set' || type.kind === 'list'
    ? `${ARTICLES[type.kind]} of ${type.element.kind}s`
    : ARTICLES[type.kind]
}
