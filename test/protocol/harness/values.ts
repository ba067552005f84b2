import { decode, encode, ExtData, ExtensionCodec } from '@msgpack/msgpack'

/** "Known after apply", as Terraform writes it. */
export const UNKNOWN = new ExtData(0, Uint8Array.of(0))

/** So that unknown values in an answer are equal to this one. */
const extensionCodec = new ExtensionCodec()
extensionCodec.register({ type: 0, encode: () => null, decode: () => UNKNOWN })

export function msgpack(value: unknown): { readonly msgpack: Uint8Array } {
  return { msgpack: encode(value, { useBigInt64: true }) }
}

export function json(value: unknown): { readonly json: Uint8Array } {
  return { json: Buffer.from(JSON.stringify(value)) }
}

/** Of a DynamicValue in an answer. */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('msgpack' in value)) return undefined
  return value.msgpack instanceof Uint8Array
    ? decode(value.msgpack, { useBigInt64: true, extensionCodec })
    : undefined
}

/** A state of `fixture_thing`, with null for what is not given. */
export function thing(given: Record<string, unknown>): Record<string, unknown> {
  return { ...EMPTY, ...given }
}

const EMPTY = {
  id: null,
  name: null,
  size: null,
  ready: null,
  tags: null,
  labels: null,
  anything: null,
  note: null,
  secret: null,
  secret_length: null,
  old: null,
  behaviour: null,
  settings: null,
}
