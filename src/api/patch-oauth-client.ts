import { ApiError } from './api-error'
import { jsonBody } from './api-request'
import type { ApiRequest } from './api-request'
import { secretsSince, secretUnclear } from './client-secrets'
import type { SecretParts } from './client-secrets'
import { loadWire } from './load-wire'
import type { OAuthClient, OAuthClientChange } from './oauth-client'
import { toClient } from './paths'
import { readSingle } from './read-oauth-client'
import { ONCE, REPEATABLE } from './retry'
import type { RetryPolicy } from './retry'
import { Secret } from './secret'
import { sendOnce } from './send-once'
import type { Send } from './session'
import type { Operation } from './wire'

/** The authentication method whose addition makes the API generate a secret. */
const CLIENT_SECRET = 'client_secret'

/** Sends the changes as one patch, and returns the secret that the API may have generated on the way. */
export async function patchOAuthClient(
  parts: SecretParts,
  clientId: string,
  changes: readonly OAuthClientChange[],
  signal: AbortSignal,
): Promise<{ readonly clientSecret: Secret | undefined }> {
  if (changes.length === 0) return { clientSecret: undefined }
  const mayMakeSecret = changes.some(
    ({ field, value }) => field === 'allowedAuthMethods' && value?.includes(CLIENT_SECRET) === true,
  )
  const value = mayMakeSecret
    ? await patchWithSecret(parts, clientId, changes, signal)
    : await patch(parts.send, clientId, changes, signal, REPEATABLE)
  return { clientSecret: value === undefined ? undefined : Secret.of(value) }
}

/** With the answer the secret would be lost, so this patch is repeated only where it surely had no effect. */
async function patchWithSecret(
  { send, inTurn, pause }: SecretParts,
  clientId: string,
  changes: readonly OAuthClientChange[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const request = toClient('PATCH', clientId)
  return inTurn(`secret ${clientId}`, request, signal, async () => {
    const before = await readSingle(send, clientId, signal)
    if (before?.allowedAuthMethods.includes(CLIENT_SECRET) === true) {
      return patch(send, clientId, changes, signal, REPEATABLE)
    }
    return sendOnce<string | undefined>({
      send: () => patch(send, clientId, changes, signal, ONCE),
      look: async (lost) => {
        const after = await readSingle(send, clientId, signal)
        if (after?.allowedAuthMethods.includes(CLIENT_SECRET) !== true) return { kind: 'nothing' }
        const appeared = secretsSince(before, after)
        return appeared.length === 0
          ? { kind: 'found', value: undefined }
          : { kind: 'settled', error: secretUnclear(lost, appeared) }
      },
      pause: () => pause(signal),
      undecided: (lost) => secretUnclear(lost, []),
    })
  })
}

async function patch(
  send: Send,
  clientId: string,
  changes: readonly OAuthClientChange[],
  signal: AbortSignal,
  policy: RetryPolicy,
): Promise<string | undefined> {
  const wire = await loadWire()
  const operations = wire.patchBody(changes)
  const sendAll = (body: readonly Operation[]): Promise<string | undefined> =>
    send({ ...toClient('PATCH', clientId), policy, body: () => jsonBody(body), read: readAnswer }, signal)

  try {
    return await sendAll(operations)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'QLIK_BAD_REQUEST') throw error
    const client = await readSingle(send, clientId, signal)
    const unset = changes
      .map(({ field }) => field)
      .filter((field) => client !== undefined && isUnset(client[field]))
    if (unset.length === 0) throw error
    const adjusted = operations.flatMap((operation) => forUnset(operation, unset))
    return adjusted.length === 0 ? undefined : sendAll(adjusted)
  }
}

/** 202 with a secret, or 204 with nothing. */
const readAnswer: ApiRequest<string | undefined>['read'] = (wire, body) =>
  body === undefined ? { ok: true, value: undefined } : wire.readPatched(body)

const isUnset = (value: OAuthClient[OAuthClientChange['field']]): boolean =>
  value === undefined || value.length === 0

/**
 * By RFC 6902, `replace` and `remove` need a field that is there. Qlik does not say whether it insists; if it refuses,
 * a field without a value is added, and none is removed. The same happens to a patch that is repeated because its answer
 * was lost.
 */
function forUnset(operation: Operation, unset: readonly string[]): readonly Operation[] {
  if (!unset.includes(operation.path.slice(1))) return [operation]
  return operation.op === 'remove' ? [] : [{ ...operation, op: 'add' }]
}
