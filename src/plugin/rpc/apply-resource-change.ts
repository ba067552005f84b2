import { APPLY_RESOURCE_CHANGE } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const applyResourceChange = rpc({
  name: 'ApplyResourceChange',
  messages: APPLY_RESOURCE_CHANGE,
  async answer({ typeName, priorState, plannedState, config, plannedPrivate }, call) {
    const states = { priorState, plannedState, config }
    const decoded = decodeValues(call, resourceSchema(call, typeName), states)
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.applyResourceChange({ typeName, ...decoded.values, plannedPrivate })
    const newState = encodeState(call, decoded.type, answer.newState)
    return {
      newState: newState.message,
      private: answer.private,
      diagnostics: toDiagnostics([...answer.diagnostics, ...newState.diagnostics]),
    }
  },
  // The object, if there was one, is as it was.
  refuse: (diagnostics, request) => ({
    newState: request.priorState,
    private: request.plannedPrivate,
    diagnostics: toDiagnostics(diagnostics),
  }),
})
