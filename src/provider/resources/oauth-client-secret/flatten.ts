import type { ClientSecretHint } from '../../../api'
import { known, knownOrNull } from '../../../framework'
import type { OAuthClientSecretModel } from './schema'

/** All that can be read of a secret: everything but its value. */
export function flattenSecret(
  clientId: string,
  { hint, createdAt, createdBy }: ClientSecretHint,
): Omit<OAuthClientSecretModel, 'tenant' | 'secret'> {
  return {
    id: known(`${clientId}/${hint}`),
    client_id: known(clientId),
    hint: known(hint),
    created_at: knownOrNull(createdAt),
    created_by: knownOrNull(createdBy),
  }
}
