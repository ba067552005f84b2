// Makes a key pair: `npx tsx new-key.ts 2027-01`. The public half is for main.ts, and can be in version control. The private
// half is for the service alone: better still, run this there.
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , kid] = process.argv
if (kid === undefined) throw new Error('Give the key a name, as in: npx tsx new-key.ts 2027-01')

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES384', kid }
for (const folder of ['public-keys', 'private-keys']) mkdirSync(join(__dirname, folder), { recursive: true })
writeFileSync(join(__dirname, 'public-keys', `${kid}.jwk.json`), `${JSON.stringify(jwk, undefined, 2)}\n`)
writeFileSync(
  join(__dirname, 'private-keys', `${kid}.pem`),
  privateKey.export({ type: 'pkcs8', format: 'pem' }),
  { mode: 0o600 },
)
