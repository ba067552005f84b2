import type { Diagnostics } from '../diagnostic'
import type { RenewedEphemeralResource, Validate } from '../provider-server'
import { NULL, type Value } from '../value'
import { answer } from './answer'
import { modelOf } from './model'
import { NO_PRIVATE } from './private'
import { notConfigured, unknownType } from './refusals'
import { contextOf, type Session } from './session'
import { requiredStateOf } from './state-of'

type Opened = RenewedEphemeralResource & { readonly result: Value }

export function openEphemeralResource<C>(
  session: Session<C>,
  { typeName, config }: Validate,
): Promise<Opened> {
  const call = { rpc: 'OpenEphemeralResource', type: typeName }
  const unopened = (diagnostics: Diagnostics): Opened => ({
    result: NULL,
    renewAt: undefined,
    private: NO_PRIVATE,
    diagnostics,
  })
  return answer(session, call, unopened, async () => {
    const resource = session.provider.ephemeralResources.get(typeName)
    if (resource === undefined) {
      return unopened([unknownType(call, 'ephemeral resource', session.provider.ephemeralResources)])
    }
    const context = contextOf(session)
    if (context === undefined) return unopened([notConfigured(call)])
    const {
      result,
      renewAt,
      private: handle,
      diagnostics: found,
    } = await resource.open(modelOf(config), context)
    const { state, diagnostics } = requiredStateOf(session, call, resource.schema.attributes, {
      state: result,
      diagnostics: found,
    })
    // The handle is kept beside an error too: whatever was opened has to be closed.
    return { result: state, renewAt, private: handle ?? NO_PRIVATE, diagnostics }
  })
}
