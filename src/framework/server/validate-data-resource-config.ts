import type { Findings, Validate } from '../provider-server'
import { unknownType } from './refusals'
import type { Session } from './session'
import { validate } from './validate'

export async function validateDataResourceConfig(
  session: Session<unknown>,
  request: Validate,
): Promise<Findings> {
  const call = { rpc: 'ValidateDataResourceConfig', type: request.typeName }
  const found = session.provider.dataSources.get(request.typeName)
  if (found === undefined)
    return { diagnostics: [unknownType(call, 'data source', session.provider.dataSources)] }
  return validate(session, call, found, request.config, request.writeOnlyAllowed)
}
