import { given, givenList } from '../naming'
import { RSA_KEY_MIN_BITS } from '../oauth-client/limits'
import { faultIf, type Rule } from '../rule'
import { RFC_7517_KEY_USE, RFC_7518_KEY_TYPES, RFC_7518_PRIVATE_MEMBERS, RFC_7518_RSA_SIZE } from '../sources'
import { looksPrivate, SEALING_ALGORITHMS, SEALING_CURVES, type RecipientKey } from './recipient-key'

/** The public key for which a secret is to be encrypted. */
export interface RecipientKeySpec {
  /** As the user gave it. */
  readonly recipientPublicKey: string
  /** What it is; undefined where nobody can read it. */
  readonly recipientKey: RecipientKey | undefined
}

/** None of these repeats anything of the key: whoever confuses two files gives the private one. */
export const RECIPIENT_KEY_RULES: readonly Rule<RecipientKeySpec>[] = [
  {
    id: 'recipient/private',
    severity: 'error',
    source: RFC_7518_PRIVATE_MEMBERS,
    reads: ['recipientPublicKey'],
    blame: 'recipientPublicKey',
    title: 'Private key where a public key belongs',
    faults: ({ recipientPublicKey }) =>
      faultIf(
        looksPrivate(recipientPublicKey),
        () =>
          '{recipientPublicKey} holds a private key. Nobody but the recipient may know it. Give its public half, and replace the key pair if this one was shared.',
      ),
  },
  {
    id: 'recipient/readable',
    severity: 'error',
    source: RFC_7518_KEY_TYPES,
    reads: ['recipientKey'],
    blame: 'recipientPublicKey',
    title: 'Recipient key that cannot be read',
    faults: ({ recipientKey }) =>
      faultIf(
        recipientKey === undefined,
        () =>
          '{recipientPublicKey} is no key that can be read. Give the key itself and not the name of its file: PEM that begins with "-----BEGIN PUBLIC KEY-----", or a public JWK as JSON text.',
      ),
  },
  {
    id: 'recipient/type',
    severity: 'error',
    source: RFC_7518_KEY_TYPES,
    reads: ['recipientKey'],
    blame: 'recipientPublicKey',
    title: 'Recipient key of another type',
    faults: ({ recipientKey }) =>
      faultIf(
        recipientKey !== undefined && !isOfUsableType(recipientKey),
        () =>
          `{recipientPublicKey} is ${described(recipientKey)}. Secrets are encrypted for RSA keys, and for EC keys on ${SEALING_CURVES.join(', ')}; give one of these.`,
      ),
  },
  {
    id: 'recipient/size',
    severity: 'error',
    source: RFC_7518_RSA_SIZE,
    reads: ['recipientKey'],
    blame: 'recipientPublicKey',
    title: 'Recipient key too short',
    faults: ({ recipientKey }) =>
      faultIf(
        recipientKey?.keyType === 'RSA' && (recipientKey.bits ?? 0) < RSA_KEY_MIN_BITS,
        () =>
          `{recipientPublicKey} is an RSA key of ${recipientKey?.bits} bits; it needs at least ${RSA_KEY_MIN_BITS}, so make a new key pair.`,
      ),
  },
  {
    id: 'recipient/purpose',
    severity: 'error',
    source: RFC_7517_KEY_USE,
    reads: ['recipientKey'],
    blame: 'recipientPublicKey',
    title: 'Recipient key for another purpose',
    faults: ({ recipientKey }) => {
      if (recipientKey === undefined || !isOfUsableType(recipientKey)) return []
      const { keyType, use = 'enc', alg } = recipientKey
      const needed = SEALING_ALGORITHMS.get(keyType) ?? ''
      return [
        ...faultIf(
          use !== 'enc',
          () =>
            `{recipientPublicKey} has "use" ${given(use)}, so its owner does not decrypt with it. Give a key whose "use" is "enc" or left out.`,
        ),
        ...faultIf(
          alg !== undefined && alg !== needed,
          () =>
            `{recipientPublicKey} has "alg" ${given(alg ?? '')}. For a key of type ${keyType} it can be ${givenList([needed])} or left out.`,
        ),
      ]
    },
  },
]

function isOfUsableType({ keyType, curve }: RecipientKey): boolean {
  return keyType === 'RSA' || (keyType === 'EC' && SEALING_CURVES.some((usable) => usable === curve))
}

function described(key: RecipientKey | undefined): string {
  const curve = key?.curve === undefined ? '' : ` on curve ${given(key.curve)}`
  return `a key of type ${given(key?.keyType ?? '')}${curve}`
}
