import type { Findings, Validate } from '../provider-server'
import { unknownType } from './refusals'
import type { Session } from './session'
import { validate } from './validate'

export async function validateResourceConfig(
  session: Session<unknown>,
  request: Validate,
): Promise<Findings> {
  const call = { rpc: 'ValidateResourceConfig', type: request.typeName }
  const found = session.provider.resources.get(request.typeName)
  if (found === undefined) return { diagnostics: [unknownType(call, 'resource', session.provider.resources)] }
  return validate(session, call, found, request.config, request.writeOnlyAllowed)
}
