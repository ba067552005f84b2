import { createPublicKey } from 'node:crypto'
import { MAX_PUBLIC_KEYS, RSA_MIN_BITS } from '../limits'
import type { Jwk } from '../region/client-record'
import { bad, good, isObject, typeName, type Parsed, type Parser } from './parsed'

interface Algorithm {
  readonly kty: 'RSA' | 'EC'
  readonly members: readonly (keyof Jwk)[]
  readonly crv?: string
}

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['RS256', { kty: 'RSA', members: ['n', 'e'] }],
  ['RS512', { kty: 'RSA', members: ['n', 'e'] }],
  ['ES384', { kty: 'EC', members: ['crv', 'x', 'y'], crv: 'P-384' }],
])

const ALWAYS: readonly string[] = ['kty', 'use', 'alg', 'kid']

function parseKey(value: unknown): Parsed<Jwk> {
  if (!isObject(value)) return bad(`must be a JSON Web Key, not ${typeName(value)}`)
  const member = (name: string): string => {
    const found = value[name]
    return typeof found === 'string' ? found : ''
  }
  const algorithm = ALGORITHMS.get(member('alg'))
  if (algorithm === undefined) return bad(`must have alg ${[...ALGORITHMS.keys()].join(', ')}`)
  if (member('use') !== 'sig') return bad('must have use "sig"')
  if (member('kid') === '') return bad('must have a kid')
  if (member('kty') !== algorithm.kty) return bad(`must have kty "${algorithm.kty}" for its alg`)
  const missing = algorithm.members.filter((name) => member(name) === '')
  if (missing.length > 0) return bad(`lacks ${missing.join(', ')}`)
  const extra = Object.keys(value).filter((name) => ![...ALWAYS, ...algorithm.members].includes(name))
  if (extra.length > 0)
    return bad(`has members that a public ${algorithm.kty} key does not have: ${extra.join(', ')}`)
  if (algorithm.crv !== undefined && member('crv') !== algorithm.crv)
    return bad(`must be on curve ${algorithm.crv}`)
  const parts = Object.fromEntries(algorithm.members.map((name) => [name, member(name)]))
  const key = { kty: algorithm.kty, use: 'sig', alg: member('alg'), kid: member('kid'), ...parts }
  return strongEnough(key) ?? good(key)
}

function strongEnough(key: Jwk): { readonly ok: false; readonly problem: string } | undefined {
  try {
    const details = createPublicKey({ key: { ...key }, format: 'jwk' }).asymmetricKeyDetails
    const bits = details?.modulusLength
    return bits !== undefined && bits < RSA_MIN_BITS
      ? bad(`must have at least ${RSA_MIN_BITS} bits, not ${bits}`)
      : undefined
  } catch {
    return bad('is not a key that can be read')
  }
}

export const publicKeys: Parser<readonly Jwk[]> = (value) => {
  if (!Array.isArray(value)) return bad(`must be an array, not ${typeName(value)}`)
  if (value.length > MAX_PUBLIC_KEYS)
    return bad(`the max number of items is ${MAX_PUBLIC_KEYS}, not ${value.length}`)
  const keys = new Map<string, Jwk>()
  for (const [index, entry] of value.entries()) {
    const parsed = parseKey(entry)
    if (!parsed.ok) return bad(`item ${index} ${parsed.problem}`)
    if (keys.has(parsed.value.kid)) return bad(`item ${index} has the kid of another key`)
    keys.set(parsed.value.kid, parsed.value)
  }
  return good([...keys.values()].sort((a, b) => (a.kid < b.kid ? -1 : 1)))
}
