import { generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

interface Pair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** Pairs of every type that secrets are encrypted for. */
export const PAIRS: Readonly<Record<'RSA' | 'P-256' | 'P-384' | 'P-521', Pair>> = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
}

export const publicPem = ({ publicKey }: Pair): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString()

export const publicJwk = ({ publicKey }: Pair, more: object = {}): string =>
  JSON.stringify({ ...publicKey.export({ format: 'jwk' }), ...more })

export const privatePem = ({ privateKey }: Pair): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const privateJwk = ({ privateKey }: Pair, more: object = {}): string =>
  JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...more })
