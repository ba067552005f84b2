import type { ApiError } from './api-error'
import { readNothing } from './api-request'
import type { ApiErrorCode } from './error-codes'
import type { InTurn } from './in-turn'
import type { ClientSecretHint, OAuthClient } from './oauth-client'
import { toSecret, toSecrets } from './paths'
import type { CreatedClientSecret } from './qlik-client'
import { readSingle } from './read-oauth-client'
import { Secret } from './secret'
import { sendOnce } from './send-once'
import type { Send } from './session'
import { unless } from './unless'

export interface SecretParts {
  readonly send: Send
  readonly inTurn: InTurn
  readonly pause: (signal: AbortSignal) => Promise<void>
}

/** Five secrets are the most; the API has no other conflict here. */
const CODES: ReadonlyMap<number, ApiErrorCode> = new Map([[409, 'QLIK_SECRET_LIMIT']])

/**
 * A further secret. Its value is in the answer alone; should that be lost, the secrets that have appeared since are
 * named, so that somebody can delete them. To tell which have, the hints are read before, at the price of one read.
 */
export async function createClientSecret(
  { send, inTurn, pause }: SecretParts,
  clientId: string,
  signal: AbortSignal,
): Promise<CreatedClientSecret> {
  const request = toSecrets('POST', clientId)
  return inTurn(`secret ${clientId}`, request, signal, async () => {
    const before = await readSingle(send, clientId, signal)
    return sendOnce<CreatedClientSecret>({
      send: async () => {
        const { clientSecret, ...rest } = await send(
          { ...request, codes: CODES, read: (wire, body) => wire.readClientSecret(body) },
          signal,
        )
        return { clientSecret: Secret.of(clientSecret), ...rest }
      },
      look: async (lost) => {
        const appeared = secretsSince(before, await readSingle(send, clientId, signal))
        return appeared.length === 0
          ? { kind: 'nothing' }
          : { kind: 'settled', error: secretUnclear(lost, appeared) }
      },
      pause: () => pause(signal),
      undecided: (lost) => secretUnclear(lost, []),
    })
  })
}

export async function deleteClientSecret(
  send: Send,
  clientId: string,
  hint: string,
  signal: AbortSignal,
): Promise<void> {
  await unless(['QLIK_NOT_FOUND'], send({ ...toSecret('DELETE', clientId, hint), read: readNothing }, signal))
}

/** A hint is free again once its secret is deleted, so the time counts too. */
export function secretsSince(
  before: OAuthClient | undefined,
  after: OAuthClient | undefined,
): readonly ClientSecretHint[] {
  const known = before?.clientSecrets ?? []
  return (after?.clientSecrets ?? []).filter(
    ({ hint, createdAt }) => !known.some((one) => one.hint === hint && one.createdAt === createdAt),
  )
}

/** A secret exists, or may exist, whose value nobody has. */
export function secretUnclear(lost: ApiError, appeared: readonly ClientSecretHint[]): ApiError {
  const note =
    appeared.length === 0
      ? 'a secret may or may not have been created'
      : `a secret was created and its value is lost; new since then: hint ${appeared.map(({ hint }) => hint).join(', ')}`
  return lost.restated({ code: 'QLIK_SECRET_UNCLEAR', note, secrets: appeared })
}
