import { type Path, type Schema, type Type, typeOfSchema, type Value } from '../../framework'
import type { DecodedValue } from '../cty/decode-value'
import { renderMisfit } from '../cty/misfit'
import { fromDynamicValue } from '../from-proto/dynamic-value'
import type { Received } from '../protobuf/message'
import type { DYNAMIC_VALUE } from '../tfplugin6/values'
import { Refusal } from './refusal'
import { rememberedValues } from './remembered-values'
import type { Call } from './rpc'

type DynamicValue = Received<typeof DYNAMIC_VALUE> | undefined

export interface DecodedValues<K extends string> {
  readonly type: Type
  readonly values: Readonly<Record<K, Value>>
}

/** Decodes the values of a request, all of the schema's type. A refusal to find the schema is handed through. */
export function decodeValues<K extends string>(
  call: Call,
  schema: Schema | Refusal,
  messages: Readonly<Record<K, DynamicValue>>,
): DecodedValues<K> | Refusal {
  if (schema instanceof Refusal) return schema
  const type = typeOfSchema(schema)
  const values: [string, Value][] = []
  const refusals: Refusal[] = []
  for (const [name, message] of Object.entries<DynamicValue>(messages)) {
    const decoded = decodeOnce(type, message)
    if (decoded.ok) values.push([name, decoded.value])
    else
      for (const misfit of decoded.misfits)
        refusals.push(unfit(call, name, renderMisfit(misfit), misfit.path))
  }
  if (refusals.length > 0) return new Refusal(refusals.flatMap(({ diagnostics }) => diagnostics))
  // True because each key of `messages` was decoded, or refused above.
  return { type, values: Object.fromEntries(values) as Record<K, Value> }
}

function decodeOnce(type: Type, message: DynamicValue): DecodedValue {
  if (message === undefined || message.msgpack.length === 0) return fromDynamicValue(type, message)
  const remembered = rememberedValues(type)
  const known = remembered.valueOf(message.msgpack)
  if (known !== undefined) return { ok: true, value: known }
  const decoded = fromDynamicValue(type, message)
  if (decoded.ok) remembered.remember(message.msgpack, decoded.value)
  return decoded
}

function unfit({ rpc, bugReport }: Call, name: string, misfit: string, path: Path): Refusal {
  return Refusal.because(
    'Value does not fit the schema',
    `In ${rpc}, the ${name} cannot be read: ${misfit}. Terraform encodes values by the schema that this provider gave, so one of the two has a bug. ${bugReport}`,
    path,
  )
}
