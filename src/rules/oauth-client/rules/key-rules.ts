import { faultIf, type Fault, type Rule } from '../../rule'
import { given } from '../../naming'
import {
  HELP_PAGE,
  PRIVATE_KEY_JWT_REFERENCE,
  RFC_7517_KEY_ID,
  RFC_7518_PRIVATE_MEMBERS,
} from '../../sources'
import { jwkComplaint } from '../jwk-complaint'
import { PUBLIC_KEYS_USUAL_COUNT } from '../limits'
import type { Jwk, OAuthClientSpec } from '../spec'

/** The members of a JWK that hold private or symmetric key material (RFC 7518 section 6). */
export const PRIVATE_JWK_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const

export const KEY_RULES = [
  {
    id: 'auth/key-private',
    severity: 'error',
    source: RFC_7518_PRIVATE_MEMBERS,
    reads: ['publicKeys'],
    blame: 'publicKeys',
    title: 'Private key where a public key belongs',
    final: true,
    faults: ({ publicKeys }) =>
      publicKeys.flatMap((jwk, index) => {
        const found = PRIVATE_JWK_MEMBERS.filter((member) => jwk[member] !== undefined)
        return found.length === 0
          ? []
          : fault(
              jwk,
              `${keyName(jwk, index)} has the private member${found.length === 1 ? '' : 's'} ${found.map(given).join(', ')}. Nobody but the application may know ${found.length === 1 ? 'it' : 'them'}. Give the public members only, and replace the key pair if this one was shared.`,
            )
      }),
  },
  {
    id: 'auth/key-shape',
    severity: 'error',
    source: PRIVATE_KEY_JWT_REFERENCE,
    reads: ['publicKeys'],
    blame: 'publicKeys',
    title: 'Public key that Qlik cannot use',
    faults: ({ publicKeys }) =>
      publicKeys.flatMap((jwk, index) => {
        const complaint = jwkComplaint(jwk)
        return complaint === undefined ? [] : fault(jwk, `${keyName(jwk, index)} ${complaint}.`)
      }),
  },
  {
    id: 'auth/key-id',
    severity: 'error',
    source: RFC_7517_KEY_ID,
    reads: ['publicKeys'],
    blame: 'publicKeys',
    title: 'Two public keys with one id',
    faults: ({ publicKeys }) => {
      const kids = publicKeys.flatMap((jwk) => jwk.kid ?? [])
      const repeated = new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))
      return [...repeated].map((kid) => ({
        element: kid,
        detail: `{publicKeys} has several keys with "kid" ${given(kid)}, so a signature cannot be matched with its key. Give each key a "kid" of its own.`,
      }))
    },
  },
  {
    id: 'auth/key-limit',
    severity: 'warning',
    source: HELP_PAGE,
    reads: ['publicKeys'],
    blame: 'publicKeys',
    title: 'Many public keys',
    faults: ({ publicKeys }) =>
      faultIf(
        publicKeys.length > PUBLIC_KEYS_USUAL_COUNT,
        () =>
          `{publicKeys} has ${publicKeys.length} keys. Qlik documents no number for keys, but the other lists of a client hold at most ${PUBLIC_KEYS_USUAL_COUNT}, so more may be refused. Remove those no longer in use.`,
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]

function fault(jwk: Jwk, detail: string): readonly Fault[] {
  return [{ detail, ...(jwk.kid === undefined ? {} : { element: jwk.kid }) }]
}

function keyName(jwk: Jwk, index: number): string {
  return jwk.kid ? `In {publicKeys}, the key ${given(jwk.kid)}` : `In {publicKeys}, key number ${index + 1}`
}
