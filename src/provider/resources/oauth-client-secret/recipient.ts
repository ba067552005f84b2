import type { Secret } from '../../../api'
import { contentOf, known, NULL } from '../../../framework'
import type { Diagnostics, Value } from '../../../framework'
import {
  known as knownFact,
  looksPrivate,
  RECIPIENT_KEY_RULES,
  snakeCase,
  UNKNOWN,
  violations,
} from '../../../rules'
import type { RecipientKeySpec } from '../../../rules'
import { createSealer, isSameKey, readRecipientKey } from '../../../sealing'
import { ruleFinding } from '../../rule-findings'
import type { OAuthClientSecretModel } from './schema'

/** The value of a secret as the state has it: as it is, or encrypted. */
export type StoredValue = Pick<OAuthClientSecretModel, 'secret' | 'encrypted_secret'>

export const NO_VALUE = { secret: NULL, encrypted_secret: NULL } as const satisfies StoredValue

type RecipientKey = OAuthClientSecretModel['recipient_public_key']

/**
 * The rules of a recipient's key. Terraform prints the lines of the attribute that a finding points at: where it holds a
 * private key, the finding is about the resource as a whole.
 */
export function checkRecipient({ recipient_public_key: text }: OAuthClientSecretModel): Diagnostics {
  if (text.kind !== 'known') return []
  const isPrivate = looksPrivate(text.value)
  const facts = {
    recipientPublicKey: knownFact(text.value),
    // What else is wrong with a private key is of no interest.
    recipientKey: isPrivate ? UNKNOWN : knownFact(readRecipientKey(text.value)?.details),
  }
  return violations<RecipientKeySpec>(RECIPIENT_KEY_RULES, facts, { naming: snakeCase }).map((violation) =>
    isPrivate ? ruleFinding(violation, []) : ruleFinding(violation),
  )
}

/** How the value of a new secret is stored. Made before the secret, so that no value is ever had which can't be kept. */
export async function createKeeper(
  recipient: RecipientKey,
): Promise<(secret: Secret) => Promise<StoredValue>> {
  if (recipient.kind !== 'known') {
    return async (secret) => ({ secret: known(secret.reveal()), encrypted_secret: NULL })
  }
  const key = readRecipientKey(recipient.value)
  if (key === undefined) throw new Error('The rules have let pass a recipient key that cannot be read.')
  const seal = await createSealer(key)
  return async (secret) => ({ secret: NULL, encrypted_secret: known(await seal(secret.reveal())) })
}

/** What is known of a new secret's value at plan. */
export function plannedValue(recipient: RecipientKey): StoredValue {
  const open = { kind: 'unknown' } as const
  return {
    secret: recipient.kind === 'known' ? NULL : open,
    encrypted_secret: recipient.kind === 'null' ? NULL : open,
  }
}

export type RecipientChange =
  | 'same'
  | 'unknown'
  /** The value was stored as it is, and is in every copy of the state. */
  | 'first'
  /** The value is encrypted for somebody else, and nobody here can decrypt it. */
  | 'other'
  /** The value is encrypted, and is to be stored as it is. */
  | 'none'

/** Without a stored value, as after an import, there is nothing that a recipient could be given or denied. */
export function recipientChange(
  prior: OAuthClientSecretModel,
  planned: OAuthClientSecretModel,
): RecipientChange {
  const [before, after] = [prior.recipient_public_key, planned.recipient_public_key]
  if (prior.secret.kind === 'null' && prior.encrypted_secret.kind === 'null') return 'same'
  if (after.kind === 'unknown') return 'unknown'
  if (before.kind !== 'known') return after.kind === 'null' ? 'same' : 'first'
  if (after.kind === 'null') return 'none'
  return isSame(before, after) ? 'same' : 'other'
}

function isSame(before: Value<string>, after: Value<string>): boolean {
  return isSameKey(contentOf(before) ?? '', contentOf(after) ?? '')
}
