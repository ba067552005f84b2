import { PUBLIC_KEYS_USUAL_COUNT, RSA_KEY_MIN_BITS } from '../oauth-client/limits'
import type { KEY_RULES } from '../oauth-client/rules/key-rules'
import type { Jwk } from '../oauth-client/spec'
import { KEY, KEYED, OTHER_KEY } from './clients'
import type { ExampleCase, RuleExamples } from './rule-example'

const keyed = (...publicKeys: readonly Jwk[]): ExampleCase => ({ client: { ...KEYED, publicKeys } })

/** As many keys as that, which differ in their ids. */
const keys = (count: number): readonly Jwk[] =>
  Array.from({ length: count }, (_, index) => ({ ...KEY, kid: `k${index + 1}` }))

export const KEY_EXAMPLES: RuleExamples<(typeof KEY_RULES)[number]['id']> = {
  'auth/key-private': {
    says: 'Public keys hold public members only. A private member is refused before it reaches a state, a log or Qlik.',
    wrong: keyed({ ...KEY, d: 'the-private-part' }),
    right: keyed(KEY),
  },
  'auth/key-shape': {
    says: `A public key is an RSA key of at least ${RSA_KEY_MIN_BITS} bits with RS256 or RS512, or a P-384 key with ES384; its "use" is "sig", and it has a "kid".`,
    wrong: keyed({ ...KEY, alg: 'ES256' }),
    right: keyed(KEY),
  },
  'auth/key-id': {
    says: 'Each public key has a "kid" of its own, so that a signature can be matched with its key.',
    wrong: keyed(KEY, { ...OTHER_KEY, kid: KEY.kid }),
    right: keyed(KEY, OTHER_KEY),
  },
  'auth/key-limit': {
    says: `Qlik documents no number for keys, but the other lists of a client hold at most ${PUBLIC_KEYS_USUAL_COUNT}.`,
    wrong: keyed(...keys(PUBLIC_KEYS_USUAL_COUNT + 1)),
    right: keyed(KEY, OTHER_KEY),
  },
}
