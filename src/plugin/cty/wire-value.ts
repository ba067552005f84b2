import type { Decimal } from '../../framework'

/** What msgpack and JSON have in common, before a type gives it a meaning. */
export type WireValue =
  | { readonly kind: 'null' }
  /** Only msgpack has it. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'string'; readonly value: string }
  /** Only msgpack has it. */
  | { readonly kind: 'binary'; readonly value: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly WireValue[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, WireValue> }

export type Parsed =
  | { readonly ok: true; readonly value: WireValue }
  | { readonly ok: false; readonly reason: string }
