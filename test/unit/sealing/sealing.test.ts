import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, CompactEncrypt } from 'jose'
import { createSealer, isSameKey, readRecipientKey, unseal } from '../../../src/sealing'
import { PAIRS, privateJwk, privatePem, publicJwk, publicPem } from './keys'

async function sealFor(key: string, value: string): Promise<string> {
  const read = readRecipientKey(key)
  if (read === undefined) throw new Error('the key cannot be read')
  return (await createSealer(read))(value)
}

const VALUE = '0123456789abcdef – canary'

describe.each([
  ['RSA', 'RSA-OAEP-256'],
  ['P-256', 'ECDH-ES'],
  ['P-384', 'ECDH-ES'],
  ['P-521', 'ECDH-ES'],
] as const)('for a key of %s', (name, alg) => {
  const pair = PAIRS[name]

  test.each([
    ['PEM', publicPem(pair)],
    ['a JWK', publicJwk(pair)],
    ['PEM with space around it', `\n  ${publicPem(pair)}\n`],
  ])('seals for %s, and the private key opens it in either form', async (_form, key) => {
    const sealed = await sealFor(key, VALUE)
    const thumbprint = await calculateJwkThumbprint(pair.publicKey.export({ format: 'jwk' }))
    expect(decodeProtectedHeader(sealed)).toMatchObject({ alg, enc: 'A256GCM', kid: thumbprint })
    expect(sealed.split('.')).toHaveLength(5)
    expect(await unseal(sealed, privatePem(pair))).toEqual({ ok: true, value: VALUE })
    expect(await unseal(sealed, privateJwk(pair))).toEqual({ ok: true, value: VALUE })
  })
})

test('names the key as its JWK does', async () => {
  const sealed = await sealFor(publicJwk(PAIRS.RSA, { kid: 'vault', use: 'enc', alg: 'RSA-OAEP-256' }), VALUE)
  expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'vault' })
})

test('seals the same value otherwise each time', async () => {
  const key = publicPem(PAIRS['P-256'])
  expect(await sealFor(key, VALUE)).not.toBe(await sealFor(key, VALUE))
})

test.each<[string, string, string, boolean]>([
  ['PEM and JWK of one key', publicPem(PAIRS.RSA), publicJwk(PAIRS.RSA), true],
  ['a JWK with another name', publicJwk(PAIRS.RSA), publicJwk(PAIRS.RSA, { kid: 'x' }), true],
  ['two keys', publicPem(PAIRS['P-256']), publicPem(PAIRS['P-384']), false],
  ['what is no key', 'one', 'other', false],
])('compares %s', (_what, left, right, same) => {
  expect(isSameKey(left, right)).toBe(same)
})

describe('opening', () => {
  const [own, other] = [PAIRS['P-256'], PAIRS['P-384']]
  const sealed = sealFor(publicPem(own), VALUE)
  const reason = async (input: string, key: string): Promise<string> => {
    const opened = await unseal(input, key)
    return opened.ok ? 'opened' : opened.reason
  }

  test('with another key of the same type names both', async () => {
    const [ownName, otherName] = [own, other].map(
      ({ publicKey }) =>
        readRecipientKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())?.keyId,
    )
    const given = await reason(await sealed, privatePem(other))
    expect(given).toBe(
      `the input was encrypted for another key (its key id is "${String(ownName)}"), or is damaged; the thumbprint of the key given is "${String(otherName)}"`,
    )
  })

  test('with a key of another type says that it is another key', async () => {
    expect(await reason(await sealed, privatePem(PAIRS.RSA))).toMatch(
      /^the input was encrypted for another key/,
    )
  })

  test('what was damaged on the way says so', async () => {
    const parts = (await sealed).split('.')
    const tag = parts[4]?.startsWith('A') ? 'B' : 'A'
    const damaged = [...parts.slice(0, 4), tag + (parts[4] ?? '').slice(1)].join('.')
    expect(await reason(damaged, privatePem(own))).toBe(
      'the input was encrypted for this key, and is damaged: copy it again, whole',
    )
  })

  test.each([
    ['a plain secret', 'abcdef'],
    ['a JWT', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
    ['five parts without a header', 'a.b.c.d.e'],
    ['nothing', ''],
  ])('refuses %s', async (_what, input) => {
    expect(await reason(input, privatePem(own))).toBe(
      'the input is not an encrypted secret: expected a compact JWE, five parts with dots between them',
    )
  })

  test('refuses a JWE of another kind', async () => {
    const foreign = await new CompactEncrypt(new TextEncoder().encode(VALUE))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
      .encrypt(await importJWK(own.publicKey.export({ format: 'jwk' }), 'ECDH-ES+A256KW'))
    expect(await reason(foreign, privatePem(own))).toBe(
      'the input is a JWE, but not one of this provider: those have "enc" A256GCM and "alg" RSA-OAEP-256 or ECDH-ES',
    )
  })

  test.each([
    ['a public key as PEM', publicPem(own), /^the key is a public one/],
    ['a public key as JWK', publicJwk(own), /^the key is a public one/],
    ['a text', 'canary', /^the key cannot be read: expected a private key as PEM, or as a JWK$/],
    ['half a JWK', '{"kty":"EC","d":"canary"', /^the key cannot be read/],
    [
      'a key with a passphrase',
      own.privateKey
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary' })
        .toString(),
      /^the key is protected by a passphrase: remove it first/,
    ],
  ])('with %s says what is wrong, and repeats nothing', async (_what, key, expected) => {
    const given = await reason(await sealed, key)
    expect(given).toMatch(expected)
    expect(given).not.toContain('canary')
  })
})
