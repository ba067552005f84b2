import { NULL, type RawState } from '../../framework'
import { renderMisfit } from '../cty/misfit'
import type { Received } from '../protobuf/message'
import type { RAW_STATE } from '../tfplugin6/values'
import { fromJson } from './dynamic-value'

/** A stored state, to be read once its reader knows the type. */
export function fromRawState(message: Received<typeof RAW_STATE> | undefined): RawState {
  return {
    read(type) {
      if (message !== undefined && message.flatmap.size > 0) return { ok: false, reason: FLATMAP }
      if (message === undefined || message.json.length === 0) return { ok: true, value: NULL }
      const decoded = fromJson(type, message.json, 'stored')
      return decoded.ok ? decoded : { ok: false, reason: decoded.misfits.map(renderMisfit).join('; ') }
    },
  }
}

const FLATMAP =
  'the state is in the flat form of Terraform 0.11 and older, which this provider never wrote; remove the resource with "terraform state rm" and import it again'
