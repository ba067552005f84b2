import type { Findings } from '../provider-server'
import type { Value } from '../value'
import { optionalModelOf } from './model'
import type { Session } from './session'
import { validate } from './validate'

export function validateProviderConfig(session: Session<unknown>, config: Value): Promise<Findings> {
  session.providerBlock = optionalModelOf(config)
  return validate(session, { rpc: 'ValidateProviderConfig' }, session.provider, config)
}
