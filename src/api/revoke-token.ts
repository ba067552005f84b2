import { readNothing } from './api-request'
import type { Exchange } from './exchange'
import { REPEATABLE } from './retry'
import type { Secret } from './secret'

/**
 * Revokes an access token. The request is as Qlik describes it, with the token alone: whoever has it may end it.
 *
 * @see https://qlik.dev/apis/rest/oauth/
 */
export async function revokeToken(exchange: Exchange, token: Secret, signal: AbortSignal): Promise<void> {
  await exchange.send(
    {
      method: 'POST',
      path: '/oauth/revoke',
      policy: REPEATABLE,
      body: () => ({
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams({ token: token.reveal(), token_type_hint: 'access_token' }).toString(),
      }),
      read: readNothing,
    },
    signal,
  )
}
