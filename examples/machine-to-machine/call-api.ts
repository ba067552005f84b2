// What the service does: get a token with its key, and call the API with the token.
// CLIENT_ID=… KEY_ID=2027-01 QLIKCLOUD_TENANT_URL=https://acme.eu.qlikcloud.com npx tsx call-api.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importPKCS8, SignJWT } from 'jose'

const LIFETIME = '4 minutes'

async function getToken(tenant: string, clientId: string, keyId: string): Promise<string> {
  const endpoint = `${tenant}/oauth/token`
  const pem = readFileSync(join(__dirname, 'private-keys', `${keyId}.pem`), 'utf8')
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: keyId })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(endpoint)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(await importPKCS8(pem, 'ES384'))
  const answer = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  if (!answer.ok) throw new Error(`No token: ${String(answer.status)} ${await answer.text()}`)
  // RFC 6749, section 5.1.
  return ((await answer.json()) as { readonly access_token: string }).access_token
}

async function main(): Promise<void> {
  const { QLIKCLOUD_TENANT_URL: tenant = '', CLIENT_ID: clientId = '', KEY_ID: keyId = '' } = process.env
  const token = await getToken(tenant, clientId, keyId)
  const answer = await fetch(`${tenant}/api/v1/users/me`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`The API refused the call: ${String(answer.status)}`)
  // https://qlik.dev/apis/rest/users/
  const me = (await answer.json()) as { readonly id: string; readonly status: string }
  console.log(`The API knows this service as user ${me.id} (${me.status}).`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
