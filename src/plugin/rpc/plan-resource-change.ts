import { PLAN_RESOURCE_CHANGE } from '../tfplugin6/resource'
import { toAttributePath } from '../to-proto/attribute-path'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const planResourceChange = rpc({
  name: 'PlanResourceChange',
  messages: PLAN_RESOURCE_CHANGE,
  async answer({ typeName, priorState, proposedNewState, config, priorPrivate }, call) {
    const states = { priorState, proposedNewState, config }
    const decoded = decodeValues(call, resourceSchema(call, typeName), states)
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.planResourceChange({ typeName, ...decoded.values, priorPrivate })
    const plannedState = encodeState(call, decoded.type, answer.plannedState)
    return {
      plannedState: plannedState.message,
      requiresReplace: answer.requiresReplace.map(toAttributePath),
      plannedPrivate: answer.plannedPrivate,
      diagnostics: toDiagnostics([...answer.diagnostics, ...plannedState.diagnostics]),
    }
  },
  refuse: (diagnostics, request) => ({
    plannedState: request.priorState,
    plannedPrivate: request.priorPrivate,
    diagnostics: toDiagnostics(diagnostics),
  }),
})
