import { type Diagnostics, hasError } from '../diagnostic'
import type { Findings, ReadResource } from '../provider-server'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { equalValues } from './equal-values'
import { optionalModelOf } from './model'
import { NO_PRIVATE, privateOf } from './private'
import { notConfigured, unknownType } from './refusals'
import { contextOf, type Session } from './session'
import { stateOf } from './state-of'
import { structureOfAttributes } from './structure'

type Read = Findings & { readonly newState: Value; readonly private: Uint8Array }

/** An error never removes anything from the state; only an outcome with no state and no error does. */
export function readResource<C>(session: Session<C>, request: ReadResource): Promise<Read> {
  const call = { rpc: 'ReadResource', type: request.typeName }
  const unread = (diagnostics: Diagnostics): Read => ({
    newState: request.currentState,
    private: request.private,
    diagnostics,
  })
  return answer(session, call, unread, async () => {
    const resource = session.provider.resources.get(request.typeName)
    if (resource === undefined) {
      return unread([unknownType(call, 'resource', session.provider.resources)])
    }
    const current = optionalModelOf(request.currentState)
    if (current === undefined) return unread([])
    const context = contextOf(session)
    if (context === undefined) return unread([notConfigured(call)])
    const outcome = await resource.read({ state: current, private: privateOf(request.private) }, context)
    const { state, diagnostics } = stateOf(session, call, resource.schema.attributes, outcome)
    if (hasError(diagnostics)) return unread(diagnostics)
    if (state.kind === 'null') return { newState: NULL, private: NO_PRIVATE, diagnostics }
    const isSame = equalValues(structureOfAttributes(resource.schema.attributes), state, request.currentState)
    return {
      // The current value itself, whose bytes are there already.
      newState: isSame ? request.currentState : state,
      private: outcome.private ?? request.private,
      diagnostics,
    }
  })
}
