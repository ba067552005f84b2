import { fromRawState } from '../from-proto/raw-state'
import { MOVE_RESOURCE_STATE } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const moveResourceState = rpc({
  name: 'MoveResourceState',
  messages: MOVE_RESOURCE_STATE,
  async answer({ sourceState, ...request }, call) {
    const decoded = decodeValues(call, resourceSchema(call, request.targetTypeName), {})
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.moveResourceState({
      ...request,
      sourceState: fromRawState(sourceState),
    })
    const targetState = encodeState(call, decoded.type, answer.targetState)
    return {
      targetState: targetState.message,
      diagnostics: toDiagnostics([...answer.diagnostics, ...targetState.diagnostics]),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
