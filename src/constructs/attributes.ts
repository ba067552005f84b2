import { Lazy, Tokenization } from 'cdktf'
import { snakeCase } from '../rules'

/** How an attribute is written into the configuration. */
export type AttributeKind =
  | 'string'
  | 'number'
  | 'boolean'
  /** A set of strings. */
  | 'strings'
  /** One object. */
  | 'object'
  /** A set of objects. */
  | 'objects'
  /** Objects by names that belong to the user. */
  | 'map'

/** The arguments of a construct, by their names in code. */
export type AttributeKinds<K extends string = string> = Readonly<Record<K, AttributeKind>>

export type Arguments = Readonly<Record<string, unknown>>

interface HclAttribute {
  readonly value: unknown
  readonly isBlock: false
  readonly type: 'simple' | 'set' | 'any'
  readonly storageClassType: string
}

/** What cdktf's printer of HCL wants to know of a value. It prints `any` by what the value looks like. */
const HCL: Readonly<Record<AttributeKind, Pick<HclAttribute, 'type' | 'storageClassType'>>> = {
  string: { type: 'simple', storageClassType: 'string' },
  number: { type: 'simple', storageClassType: 'number' },
  boolean: { type: 'simple', storageClassType: 'boolean' },
  strings: { type: 'set', storageClassType: 'stringList' },
  object: { type: 'any', storageClassType: 'any' },
  objects: { type: 'any', storageClassType: 'any' },
  map: { type: 'any', storageClassType: 'any' },
}

/** The attributes as Terraform's JSON has them. What was not given is left out. */
export function jsonAttributes(kinds: AttributeKinds, given: Arguments): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const { field, name, kind } of columnsOf(kinds)) {
    const value = given[field]
    if (value !== undefined) attributes[name] = written(kind, value)
  }
  return attributes
}

/** The same for the HCL that `cdktf synth --hcl` prints. */
export function hclAttributes(kinds: AttributeKinds, given: Arguments): Record<string, HclAttribute> {
  return Object.fromEntries(
    columnsOf(kinds)
      .filter(({ field }) => given[field] !== undefined)
      .map(({ field, name, kind }) => [
        name,
        { value: written(kind, given[field]), isBlock: false, ...HCL[kind] },
      ]),
  )
}

/** The names that a schema has for these. */
export function attributeNames(fields: readonly string[]): readonly string[] {
  return fields.map(snakeCase).sort()
}

interface Column {
  readonly field: string
  readonly name: string
  readonly kind: AttributeKind
}

/** By the table that they were made from: cdktf asks each element for its attributes three times. */
const COLUMNS = new WeakMap<AttributeKinds, readonly Column[]>()

function columnsOf(kinds: AttributeKinds): readonly Column[] {
  const known = COLUMNS.get(kinds)
  if (known !== undefined) return known
  const made = Object.entries(kinds).map(([field, kind]) => ({ field, name: snakeCase(field), kind }))
  COLUMNS.set(kinds, made)
  return made
}

function written(kind: AttributeKind, value: unknown): unknown {
  switch (kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'strings':
      return value
    case 'object':
      return snakeCased(value)
    case 'objects':
      return Array.isArray(value) ? value.map(snakeCased) : value
    case 'map':
      // cdktf rewrites the keys of every plain object in a provider's block, and these are the user's own names.
      return isPlain(value) ? Lazy.anyValue({ produce: () => mapValues(value, snakeCased) }) : value
  }
}

function snakeCased(value: unknown): unknown {
  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([field, member]) => [snakeCase(field), member]))
    : value
}

function mapValues(object: object, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !Tokenization.isResolvable(value)
  )
}
