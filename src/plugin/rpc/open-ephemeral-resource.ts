import { OPEN_EPHEMERAL_RESOURCE } from '../tfplugin6/ephemeral-resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { toTimestamp } from '../to-proto/timestamp'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { ephemeralResourceSchema } from '../call/schema-of'

export const openEphemeralResource = rpc({
  name: 'OpenEphemeralResource',
  messages: OPEN_EPHEMERAL_RESOURCE,
  async answer({ typeName, config }, call) {
    const decoded = decodeValues(call, ephemeralResourceSchema(call, typeName), { config })
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.openEphemeralResource({ typeName, ...decoded.values })
    const result = encodeState(call, decoded.type, answer.result)
    return {
      result: result.message,
      renewAt: toTimestamp(answer.renewAt),
      private: answer.private,
      diagnostics: toDiagnostics([...answer.diagnostics, ...result.diagnostics]),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
