import { NULL, type Type } from '../../framework'
import { type DecodedValue, decodeValue, type Form } from '../cty/decode-value'
import { parseJson } from '../cty/parse-json'
import { parseMsgpack } from '../cty/parse-msgpack'
import type { Parsed } from '../cty/wire-value'
import type { Received } from '../protobuf/message'
import type { DYNAMIC_VALUE } from '../tfplugin6/values'

/** Terraform sends msgpack; JSON is the protocol's other form. An absent value is null. */
export function fromDynamicValue(
  type: Type,
  message: Received<typeof DYNAMIC_VALUE> | undefined,
): DecodedValue {
  if (message !== undefined && message.msgpack.length > 0) {
    return typed(type, parseMsgpack(message.msgpack), 'exact')
  }
  if (message !== undefined && message.json.length > 0) return fromJson(type, message.json, 'exact')
  return { ok: true, value: NULL }
}

export function fromJson(type: Type, json: Uint8Array, form: Form): DecodedValue {
  return typed(type, parseJson(Buffer.from(json).toString('utf8')), form)
}

function typed(type: Type, parsed: Parsed, form: Form): DecodedValue {
  return parsed.ok
    ? decodeValue(type, parsed.value, form)
    : { ok: false, misfits: [{ path: [], reason: `is ${parsed.reason}` }] }
}
