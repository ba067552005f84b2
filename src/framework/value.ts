import type { Decimal } from './decimal'
import type { Type } from './type'

/**
 * A Terraform value: known, null or unknown. `undefined` never stands for one of the three.
 *
 * A set's content is an array without duplicates; its order means nothing.
 */
export type Value<T = Content> = Known<T> | Null | Unknown

export interface Known<T = Content> {
  readonly kind: 'known'
  readonly value: T
}

export interface Null {
  readonly kind: 'null'
}

export interface Unknown {
  readonly kind: 'unknown'
}

/** What a known value can hold; the type of the attribute decides which. */
export type Content = boolean | string | Decimal | readonly Value[] | ObjectContent | DynamicContent

/** Content of an object (every attribute of its type is present) or of a map (its keys). */
export interface ObjectContent {
  readonly [name: string]: Value
}

/** Content of an attribute of type dynamic: the type that came over the wire, and a value of it. */
export interface DynamicContent {
  readonly type: Type
  readonly value: Value
}

export const NULL: Null = { kind: 'null' }
export const UNKNOWN: Unknown = { kind: 'unknown' }

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value }
}

/** Null stands for "absent", the way Terraform sees an attribute that was not written. */
export function knownOrNull<T>(value: T | undefined): Value<T> {
  return value === undefined ? NULL : known(value)
}

/** The content of a known value; undefined for null and unknown alike, so ask `kind` first where they differ. */
export function contentOf<T>(value: Value<T>): T | undefined {
  return value.kind === 'known' ? value.value : undefined
}
