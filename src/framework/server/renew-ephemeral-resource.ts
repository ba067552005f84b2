import type { Diagnostics } from '../diagnostic'
import type { EphemeralHandle, RenewedEphemeralResource } from '../provider-server'
import { answer } from './answer'
import { privateOf } from './private'
import { notConfigured, unknownType } from './refusals'
import { contextOf, type Session } from './session'

/** A resource that can't renew is left as it is, and Terraform is told not to ask again. */
export function renewEphemeralResource<C>(
  session: Session<C>,
  { typeName, private: handle }: EphemeralHandle,
): Promise<RenewedEphemeralResource> {
  const call = { rpc: 'RenewEphemeralResource', type: typeName }
  const unrenewed = (diagnostics: Diagnostics): RenewedEphemeralResource => ({
    renewAt: undefined,
    private: handle,
    diagnostics,
  })
  return answer(session, call, unrenewed, async () => {
    const resource = session.provider.ephemeralResources.get(typeName)
    if (resource === undefined) {
      return unrenewed([unknownType(call, 'ephemeral resource', session.provider.ephemeralResources)])
    }
    if (resource.renew === undefined) return unrenewed([])
    const context = contextOf(session)
    if (context === undefined) return unrenewed([notConfigured(call)])
    const outcome = await resource.renew(privateOf(handle), context)
    return {
      renewAt: outcome.renewAt,
      private: outcome.private ?? handle,
      diagnostics: outcome.diagnostics,
    }
  })
}
