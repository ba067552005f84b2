/** What `JSON.parse` gives. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [name: string]: Json | undefined
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `Array.isArray` does not recognize a readonly list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isTextList(value: Json | undefined): value is readonly string[] {
  return isJsonList(value) && value.every((element) => typeof element === 'string')
}

/** The elements of a member; none where it is no list. */
export function listIn(value: Json | undefined, name: string): readonly Json[] {
  const list = memberOf(value, name)
  return isJsonList(list) ? list : []
}

/** The members of a member; none where it is no object. */
export function entriesIn(value: Json | undefined, name: string): readonly (readonly [string, Json])[] {
  const object = memberOf(value, name)
  return isJsonObject(object) ? Object.entries(object).map(([key, part = null]) => [key, part]) : []
}

/** The own member of an object: names such as `constructor` come from outside. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
