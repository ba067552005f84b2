import { type Content, type DynamicContent, NULL, type ObjectContent, type Value } from '../value'

/*
 * What a known value of a given structure holds. Values from the wire were decoded by their schema, and values from a
 * resource have passed `repair`, so that the structure tells what the content is.
 */

/** Of a list, set or tuple. */
export function elementsOf(content: Content): readonly Value[] {
  // True by the comment above.
  return content as readonly Value[]
}

/** Of an object or map. */
export function entriesOf(content: Content): ObjectContent {
  // True by the comment above.
  return content as ObjectContent
}

export function dynamicOf(content: Content): DynamicContent {
  // True by the comment above.
  return content as DynamicContent
}

/** A map's element; undefined where there is none. Keys come from outside and may be "constructor". */
export function elementAt(content: ObjectContent, key: string): Value | undefined {
  return Object.hasOwn(content, key) ? content[key] : undefined
}

/** An object's member; null where the object itself is absent. */
export function memberOf(content: ObjectContent | undefined, name: string): Value {
  return (content && elementAt(content, name)) ?? NULL
}

/** The members of a known object; undefined for null and unknown. */
export function objectContentOf(value: Value | undefined): ObjectContent | undefined {
  return value?.kind === 'known' ? entriesOf(value.value) : undefined
}
