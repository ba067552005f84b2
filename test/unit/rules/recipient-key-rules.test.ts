import { known, RECIPIENT_KEY_RULES, snakeCase, UNKNOWN, violations } from '../../../src/rules'
import type { RecipientKey, RecipientKeySpec } from '../../../src/rules'

const check = (recipientPublicKey: string, recipientKey: RecipientKey | 'not asked' | undefined) =>
  violations<RecipientKeySpec>(
    RECIPIENT_KEY_RULES,
    {
      recipientPublicKey: known(recipientPublicKey),
      recipientKey: recipientKey === 'not asked' ? UNKNOWN : known(recipientKey),
    },
    { naming: snakeCase },
  ).map(({ blame, detail }) => {
    expect(blame).toBe('recipientPublicKey')
    return detail
  })

test.each<RecipientKey>([
  { keyType: 'RSA', bits: 2048 },
  { keyType: 'RSA', bits: 4096, use: 'enc', alg: 'RSA-OAEP-256' },
  { keyType: 'EC', curve: 'P-256' },
  { keyType: 'EC', curve: 'P-384', alg: 'ECDH-ES' },
  { keyType: 'EC', curve: 'P-521', use: 'enc' },
])('allows %j', (key) => {
  expect(check('any text', key)).toEqual([])
})

const PRIVATE =
  'recipient_public_key holds a private key. Nobody but the recipient may know it. Give its public half, and replace the key pair if this one was shared. (recipient/private)'

test.each([
  ['PKCS#8', '-----BEGIN PRIVATE KEY-----\nMIIE'],
  ['PKCS#1', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ['SEC1', '-----BEGIN EC PRIVATE KEY-----\nMHcC'],
  ['a key with a passphrase', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE'],
  ['OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl'],
  ['a bundle', '-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----\n-----BEGIN PRIVATE KEY-----'],
  ['a JWK', '{"kty":"EC","d":"canary"}'],
  ['a JWK with spaces', '{ "kty" : "RSA", "qi" : "canary" }'],
  ['half a JWK', '{"kty":"RSA","p":"canary'],
  ['a symmetric key', '{"kty":"oct","k":"canary"}'],
])('refuses what is private, by its looks alone: %s', (_what, text) => {
  expect(check(text, 'not asked')).toEqual([PRIVATE])
})

test.each<[string, RecipientKey | undefined, string]>([
  [
    'what is no key',
    undefined,
    'recipient_public_key is no key that can be read. Give the key itself and not the name of its file: PEM that begins with "-----BEGIN PUBLIC KEY-----", or a public JWK as JSON text. (recipient/readable)',
  ],
  [
    'another type',
    { keyType: 'ed25519' },
    'recipient_public_key is a key of type "ed25519". Secrets are encrypted for RSA keys, and for EC keys on P-256, P-384, P-521; give one of these. (recipient/type)',
  ],
  [
    'another curve',
    { keyType: 'EC', curve: 'secp256k1' },
    'recipient_public_key is a key of type "EC" on curve "secp256k1". Secrets are encrypted for RSA keys, and for EC keys on P-256, P-384, P-521; give one of these. (recipient/type)',
  ],
  [
    'a short key',
    { keyType: 'RSA', bits: 1024 },
    'recipient_public_key is an RSA key of 1024 bits; it needs at least 2048, so make a new key pair. (recipient/size)',
  ],
  [
    'a key for signatures',
    { keyType: 'RSA', bits: 2048, use: 'sig' },
    'recipient_public_key has "use" "sig", so its owner does not decrypt with it. Give a key whose "use" is "enc" or left out. (recipient/purpose)',
  ],
  [
    'a key for another algorithm',
    { keyType: 'EC', curve: 'P-384', alg: 'ES384' },
    'recipient_public_key has "alg" "ES384". For a key of type EC it can be "ECDH-ES" or left out. (recipient/purpose)',
  ],
])('refuses %s', (_what, key, detail) => {
  expect(check('any text', key)).toEqual([detail])
})

test.each(RECIPIENT_KEY_RULES.map((rule) => [rule.id, rule] as const))(
  '%s reads only what it declares',
  (_id, rule) => {
    const seen = new Set<string>()
    const keys: readonly (RecipientKey | undefined)[] = [
      undefined,
      { keyType: 'RSA', bits: 1 },
      { keyType: 'x' },
    ]
    for (const recipientKey of keys) {
      rule.faults(
        new Proxy<RecipientKeySpec>(
          { recipientPublicKey: '-----BEGIN PRIVATE KEY', recipientKey },
          {
            get: (target, field, receiver): unknown => {
              seen.add(String(field))
              return Reflect.get(target, field, receiver)
            },
          },
        ),
      )
    }
    expect([...seen].sort()).toEqual([...rule.reads].sort())
  },
)
