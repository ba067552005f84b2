import type { ClientSecretHint } from '../../../api'
import { known, knownOrNull } from '../../../framework'
import type { Value } from '../../../framework'

/** The attributes that can be read of a secret: all but its value. */
export interface ReadAttributes {
  readonly id: Value<string>
  readonly client_id: Value<string>
  readonly hint: Value<string>
  readonly created_at: Value<string>
  readonly created_by: Value<string>
}

export function flattenSecret(
  clientId: string,
  { hint, createdAt, createdBy }: ClientSecretHint,
): ReadAttributes {
  return {
    id: known(`${clientId}/${hint}`),
    client_id: known(clientId),
    hint: known(hint),
    created_at: knownOrNull(createdAt),
    created_by: knownOrNull(createdBy),
  }
}
