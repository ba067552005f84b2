import type { EphemeralHandle, Findings } from '../provider-server'
import { answer } from './answer'
import { privateOf } from './private'
import { notConfigured, unknownType } from './refusals'
import { contextOf, type Session } from './session'
import { onlyFindings } from './validate'

export function closeEphemeralResource<C>(
  session: Session<C>,
  { typeName, private: handle }: EphemeralHandle,
): Promise<Findings> {
  const call = { rpc: 'CloseEphemeralResource', type: typeName }
  return answer(session, call, onlyFindings, async () => {
    const resource = session.provider.ephemeralResources.get(typeName)
    if (resource === undefined) {
      return onlyFindings([unknownType(call, 'ephemeral resource', session.provider.ephemeralResources)])
    }
    if (resource.close === undefined) return onlyFindings([])
    const context = contextOf(session)
    if (context === undefined) return onlyFindings([notConfigured(call)])
    return onlyFindings(await resource.close(privateOf(handle), context))
  })
}
