import type { OAuthClient } from '../../api'
import { known, knownOrNull, nullModel } from '../../framework'
import type { ModelOf } from '../../framework'
import { flatten, flattenRegisteredKey } from '../resources/oauth-client/flatten'
import { OAUTH_CLIENT_SCHEMA } from '../resources/oauth-client/schema'
import type { CLIENT_ATTRIBUTES } from './read-attributes'

/** A list that is absent reads as an empty one here, so that expressions over it need no case for null. */
const SOME_EMPTY = {
  ...nullModel(OAUTH_CLIENT_SCHEMA),
  redirect_uris: known([]),
  allowed_origins: known([]),
  allowed_scopes: known([]),
  allowed_grant_types: known([]),
  public_keys: known([]),
}

export function flattenFound(
  client: OAuthClient,
): ModelOf<{ readonly attributes: typeof CLIENT_ATTRIBUTES }> {
  const { id: _sameAsClientId, ...attributes } = flatten(client, SOME_EMPTY)
  return {
    ...attributes,
    public_keys: known(client.publicKeys.map((key) => known(flattenRegisteredKey(key)))),
    created_by_type: knownOrNull(client.createdByType),
  }
}
