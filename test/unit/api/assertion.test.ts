import { generateKeyPairSync, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { Secret } from '../../../src/api'
import { readSigningKey, signAssertion } from '../../../src/api/assertion'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })

const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  // The overloads of export() distinguish types that are the same at run time.
  String(key.export({ format: 'pem', type } as { format: 'pem'; type: 'pkcs8' }))
const jwk = (key: KeyObject, more: object = {}): string =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more })

const read = (text: string) =>
  readSigningKey({ kind: 'private-key', clientId: 'me', keyId: 'k1', privateKey: Secret.of(text) })

test.each<[form: string, text: string, algorithm: string, publicKey: KeyObject, digest: string]>([
  ['RSA in PKCS#8', pem(rsa.privateKey, 'pkcs8'), 'RS256', rsa.publicKey, 'sha256'],
  ['RSA in PKCS#1', pem(rsa.privateKey, 'pkcs1'), 'RS256', rsa.publicKey, 'sha256'],
  ['RSA as JWK', jwk(rsa.privateKey), 'RS256', rsa.publicKey, 'sha256'],
  ['RSA as JWK for RS512', jwk(rsa.privateKey, { alg: 'RS512' }), 'RS512', rsa.publicKey, 'sha512'],
  ['EC in PKCS#8', pem(p384.privateKey, 'pkcs8'), 'ES384', p384.publicKey, 'sha384'],
  ['EC in SEC1', `\n${pem(p384.privateKey, 'sec1')}\n`, 'ES384', p384.publicKey, 'sha384'],
  ['EC as JWK', jwk(p384.privateKey), 'ES384', p384.publicKey, 'sha384'],
])('signs with %s', (_form, text, algorithm, publicKey, digest) => {
  const signing = read(text)
  if (!signing.ok) throw new Error(signing.reason)
  const claims = {
    clientId: 'me',
    keyId: 'k1',
    audience: 'https://acme.eu.qlikcloud.com/oauth/token',
    nowMs: 1_700_000_000_999,
  }
  const [header = '', payload = '', signature = ''] = signAssertion(signing, claims).split('.')
  const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())

  expect(decoded(header)).toEqual({ alg: algorithm, typ: 'JWT', kid: 'k1' })
  expect(decoded(payload)).toEqual({
    iss: 'me',
    sub: 'me',
    aud: 'https://acme.eu.qlikcloud.com/oauth/token',
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    iat: 1_700_000_000,
    exp: 1_700_000_240,
  })
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  expect(verify(digest, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(
    true,
  )
})

test('never signs the same assertion twice', () => {
  const signing = read(pem(rsa.privateKey, 'pkcs8'))
  if (!signing.ok) throw new Error(signing.reason)
  const claims = { clientId: 'me', keyId: 'k1', audience: 'a', nowMs: 0 }
  expect(signAssertion(signing, claims)).not.toBe(signAssertion(signing, claims))
})

const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const ed25519 = generateKeyPairSync('ed25519').privateKey
const UNREADABLE =
  'the private key cannot be read: expected PEM without a passphrase, or a private JWK as JSON'

test.each<[what: string, text: string, reason: string]>([
  ['no key', 'canary', UNREADABLE],
  ['nothing', '', UNREADABLE],
  ['broken JSON', '{"kty":"RSA","d":"canary"', UNREADABLE],
  ['a JWK that lacks members', '{"kty":"RSA","d":"canary"}', UNREADABLE],
  ['a JWK with a member of the wrong type', '{"kty":"RSA","d":["canary"]}', UNREADABLE],
  ['a public JWK', jwk(rsa.publicKey), UNREADABLE],
  [
    'a short RSA key',
    pem(shortRsa, 'pkcs8'),
    'the private key has 1024 bits; an RSA key needs 2048 at least',
  ],
  [
    'another curve',
    pem(p256, 'pkcs8'),
    'the private key is on curve prime256v1; an EC key has to be on P-384',
  ],
  [
    'another kind of key',
    pem(ed25519, 'pkcs8'),
    'a private key of type ed25519 cannot sign what Qlik accepts: RS256, RS512 or ES384',
  ],
  [
    'an algorithm for another kind of key',
    jwk(rsa.privateKey, { alg: 'ES384' }),
    'a private key of type rsa cannot sign what Qlik accepts: RS256, RS512 or ES384',
  ],
])('refuses %s without repeating it', (_what, text, reason) => {
  expect(read(text)).toEqual({ ok: false, reason })
})
