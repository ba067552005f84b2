import * as z from 'zod/mini'

import { read, requiredText, text } from './read'
import type { Fit } from './read'

export interface TokenAnswer {
  readonly accessToken: string
  readonly tokenType: string | undefined
  /** Seconds that the token lives, from the moment of the answer. */
  readonly expiresInSeconds: number | undefined
  /** When it ends by the server's clock, in milliseconds since the epoch. */
  readonly expiresAtMs: number | undefined
}

const token = z.looseObject({
  access_token: requiredText(),
  token_type: text(),
  expires_in: z.nullish(z.union([z.number(), z.string()])),
  expires_at: z.nullish(z.union([z.number(), z.string()])),
})

/** RFC 6749, section 5.1; Qlik documents `expires_at` (a time) and sends `expires_in` too. */
export const readToken = (body: unknown): Fit<TokenAnswer> =>
  read(token, body, (wire) => ({
    accessToken: wire.access_token,
    tokenType: wire.token_type ?? undefined,
    expiresInSeconds: finite(Number(wire.expires_in ?? NaN)),
    expiresAtMs: finite(
      typeof wire.expires_at === 'number' ? wire.expires_at * 1000 : Date.parse(wire.expires_at ?? ''),
    ),
  }))

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)
