import { READ_RESOURCE } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const readResource = rpc({
  name: 'ReadResource',
  messages: READ_RESOURCE,
  async answer({ typeName, currentState, private: stored }, call) {
    const decoded = decodeValues(call, resourceSchema(call, typeName), { currentState })
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.readResource({ typeName, ...decoded.values, private: stored })
    const newState = encodeState(call, decoded.type, answer.newState)
    return {
      newState: newState.message,
      private: answer.private,
      diagnostics: toDiagnostics([...answer.diagnostics, ...newState.diagnostics]),
    }
  },
  refuse: (diagnostics, request) => ({
    newState: request.currentState,
    private: request.private,
    diagnostics: toDiagnostics(diagnostics),
  }),
})
