import type { Findings, Validate } from '../provider-server'
import { unknownType } from './refusals'
import type { Session } from './session'
import { validate } from './validate'

export async function validateEphemeralResourceConfig(
  session: Session<unknown>,
  request: Validate,
): Promise<Findings> {
  const call = { rpc: 'ValidateEphemeralResourceConfig', type: request.typeName }
  const found = session.provider.ephemeralResources.get(request.typeName)
  if (found === undefined)
    return {
      diagnostics: [unknownType(call, 'ephemeral resource', session.provider.ephemeralResources)],
    }
  return validate(session, call, found, request.config, request.writeOnlyAllowed)
}
