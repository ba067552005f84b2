import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { PAIRS, privateJwk, privatePem, publicJwk, publicPem } from '../../../sealing/keys'
import { client, secret, SECRET, WEB } from '../../harness/blocks'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { Terraform } from '../../harness/terraform'
import { UNKNOWN } from '../../harness/values'

afterEach(stopRegions)

const CLIENT = client({ ...WEB, keep_initial_secret: false })
const using = (given = {}) => ({ app: CLIENT, key: secret(given) })
const ROTATION = { overlap_days: 7 }
const FOR_RSA = { rotation: ROTATION, recipient_public_key: publicPem(PAIRS.RSA) }
const FOR_EC = { rotation: ROTATION, recipient_public_key: publicJwk(PAIRS['P-384']) }

const values = (region: Region, terraform: Terraform): readonly string[] =>
  region.acme.secretValues(terraform.text('app', 'client_id'))

async function opened(terraform: Terraform, name: keyof typeof PAIRS): Promise<string> {
  const { plaintext } = await compactDecrypt(
    terraform.text('key', 'encrypted_secret'),
    PAIRS[name].privateKey,
  )
  return new TextDecoder().decode(plaintext)
}

/** Compared as truths: a failure must not print a secret. */
const holds = (texts: readonly string[], text: string): boolean => texts.includes(text)
const stored = (terraform: Terraform): string =>
  JSON.stringify([terraform.state('app'), terraform.state('key')])

test.each([
  ['RSA', FOR_RSA],
  ['P-384', FOR_EC],
] as const)('stores a secret encrypted for a key of %s, and its value nowhere', async (name, given) => {
  const region = await startRegion()
  const terraform = region.terraform()
  const { plan } = await terraform.settle(using(given))
  expect(plan.changes['key']?.planned).toMatchObject({ secret: null, encrypted_secret: UNKNOWN })
  const [value = '', ...others] = values(region, terraform)
  expect(others).toEqual([])
  expect((await opened(terraform, name)) === value).toBe(true)
  expect(terraform.state('key')).toMatchObject({ secret: null })
  expect(stored(terraform).includes(value)).toBe(false)
})

test('plans an encrypted secret or a plain one while the key is not known', async () => {
  const region = await startRegion()
  const { changes } = await region.terraform().plan(using({ recipient_public_key: UNKNOWN }))
  expect(changes['key']?.planned).toMatchObject({ secret: UNKNOWN, encrypted_secret: UNKNOWN })
})

test('rotates for another key, keeps the old secret for the overlap, and says why', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(using(FOR_RSA))
  const before = await opened(terraform, 'RSA')
  const { plan } = await terraform.settle(using(FOR_EC))
  expect(plan.changes['key']).toMatchObject({ action: 'update' })
  expect(plan.findings).toEqual([
    expect.objectContaining({
      severity: 'warning',
      summary: expect.stringMatching(/^Client secret ".+" is rotated$/) as string,
      path: 'recipient_public_key',
      detail: expect.stringMatching(
        /^The secret with hint ".+" of OAuth client .+, is encrypted for another key than recipient_public_key is now, and its value, which nobody here has, cannot be encrypted again\. Apply makes a new one; this one stays valid for 7 more days, /,
      ) as string,
    }),
  ])
  const after = await opened(terraform, 'P-384')
  expect(after === before).toBe(false)
  expect([before, after].every((value) => holds(values(region, terraform), value))).toBe(true)
})

test('does nothing when the same key is written otherwise', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(using(FOR_RSA))
  const before = terraform.text('key', 'encrypted_secret')
  const { plan } = await terraform.settle(
    using({ rotation: ROTATION, recipient_public_key: publicJwk(PAIRS.RSA, { kid: 'x' }) }),
  )
  expect(plan.findings).toEqual([])
  expect(plan.changes['key']?.changed).toEqual(['recipient_public_key'])
  expect(terraform.text('key', 'encrypted_secret')).toBe(before)
})

test('rotates a secret that was stored as it is once there is a key, and back again', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(using({ rotation: ROTATION }))
  const plain = terraform.text('key', 'secret')
  const encrypted = await terraform.settle(using(FOR_RSA))
  expect(encrypted.plan.findings[0]?.detail).toContain(
    'is in the state as it is, and in every copy of the state; from now on it is to be encrypted. Apply makes a new one',
  )
  expect(stored(terraform).includes(plain)).toBe(false)
  const back = await terraform.settle(using({ rotation: { overlap_days: 8 } }))
  expect(back.plan.findings[0]?.detail).toContain(
    'is encrypted, and without a recipient_public_key its value, which nobody here has, is to be stored as it is. Apply makes a new one; this one stays valid for 8 more days,',
  )
  expect(holds(values(region, terraform), terraform.text('key', 'secret'))).toBe(true)
  expect(terraform.state('key')).toMatchObject({ encrypted_secret: null })
})

test('leaves an imported secret in place, and encrypts the next one', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle({ app: CLIENT })
  const clientId = terraform.text('app', 'client_id')
  const { hint } = region.acme.addSecret(clientId)
  await terraform.import('key', SECRET, `${clientId}/${hint}`)
  const taken = await terraform.settle(using({ ...FOR_RSA, keepers: { month: 'May' } }))
  expect(taken.plan.findings).toEqual([])
  expect(terraform.state('key')).toMatchObject({ hint, secret: null, encrypted_secret: null })
  await terraform.settle(using({ ...FOR_RSA, keepers: { month: 'June' } }))
  expect(holds(values(region, terraform), await opened(terraform, 'RSA'))).toBe(true)
})

const SHORT = generateKeyPairSync('rsa', { modulusLength: 1024 })
const ED25519 = generateKeyPairSync('ed25519')
const pem = (pair: { readonly publicKey: (typeof SHORT)['publicKey'] }) =>
  pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()

test.each([
  ['a private PEM', privatePem(PAIRS.RSA), 'recipient/private', ''],
  ['a private JWK', privateJwk(PAIRS['P-256']), 'recipient/private', ''],
  ['a text', 'recipient.pem', 'recipient/readable', 'recipient_public_key'],
  ['broken JSON', '{"kty":', 'recipient/readable', 'recipient_public_key'],
  [
    'a point that is on no curve',
    '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}',
    'recipient/readable',
    'recipient_public_key',
  ],
  ['an Ed25519 key', pem(ED25519), 'recipient/type', 'recipient_public_key'],
  ['an RSA key of 1024 bits', pem(SHORT), 'recipient/size', 'recipient_public_key'],
  ['a key for signatures', publicJwk(PAIRS.RSA, { use: 'sig' }), 'recipient/purpose', 'recipient_public_key'],
])('refuses %s before anything is planned, and repeats nothing of it', async (_what, key, rule, path) => {
  const region = await startRegion()
  const findings = await region.terraform().validate(using({ recipient_public_key: key }))
  expect(findings).toEqual([
    expect.objectContaining({
      severity: 'error',
      path,
      detail: expect.stringMatching(`\\(${rule}\\)$`) as string,
    }),
  ])
  expect(JSON.stringify(findings)).not.toContain(key.slice(40, 80) || key)
})

test('a lost secret is stored neither way', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle({ app: CLIENT })
  const { errors } = await terraform.apply(using(FOR_RSA), {
    afterPlan: () =>
      void region.emulator.faults.add({
        method: 'POST',
        path: '/**/client-secrets',
        effect: 'drop-after',
        call: 1,
      }),
  })
  expect(errors.map(({ summary }) => summary)).toEqual(['Answer with a client secret lost'])
  expect(terraform.isTainted('key')).toBe(true)
  expect(terraform.state('key')).toMatchObject({ secret: null, encrypted_secret: null })
  await terraform.settle(using(FOR_RSA))
  expect(holds(values(region, terraform), await opened(terraform, 'RSA'))).toBe(true)
  expect(values(region, terraform)).toHaveLength(1)
})
