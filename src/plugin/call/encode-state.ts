import { type Diagnostics, type Type, type Value } from '../../framework'
import { bugDiagnostic } from '../../framework/server/bug'
import { encodeValue } from '../cty/encode-value'
import { renderMisfit } from '../cty/misfit'
import type { Sent } from '../protobuf/message'
import type { DYNAMIC_VALUE } from '../tfplugin6/values'
import { rememberedValues } from './remembered-values'
import type { Call } from './rpc'

export interface EncodedState {
  readonly message: Sent<typeof DYNAMIC_VALUE>
  /** A bug for each place where the value is not of its type; what fits is sent nevertheless. */
  readonly diagnostics: Diagnostics
}

export function encodeState(call: Call, type: Type, value: Value): EncodedState {
  const remembered = rememberedValues(type)
  const known = remembered.msgpackOf(value)
  if (known !== undefined) return { message: { msgpack: known }, diagnostics: [] }
  const { msgpack, misfits, isFaithful } = encodeValue(type, value)
  if (isFaithful) remembered.remember(msgpack, value)
  return {
    message: { msgpack },
    diagnostics: misfits.map((misfit) => ({
      ...bugDiagnostic(call, `${renderMisfit(misfit)}.`, call.bugReport),
      path: misfit.path,
    })),
  }
}
