import {
  known,
  knownFacts,
  OAUTH_CLIENT_RULES,
  PUBLICATION_RULES,
  snakeCase,
  violations,
} from '../../../../src/rules'
import type { OAuthClientSpec, PublicationSpec } from '../../../../src/rules'
import { EMBED, MACHINE, NATIVE, SPA, WEB } from '../clients'
import { createRequest } from './create-request'
import { isRefused } from './expected-verdict'
import { clientIdOf, CLIENTS, startTenant, type Tenant } from './tenant'

let tenant: Tenant

beforeAll(async () => {
  tenant = await startTenant()
})
afterAll(() => tenant.stop())

const GRANTS = [
  [],
  ['client_credentials'],
  ['urn:qlik:oauth:user-impersonation'],
  ['client_credentials', 'urn:qlik:oauth:user-impersonation'],
]
const CONSENTS = ['required', 'trusted']
const SCOPES = [['user_default'], ['admin.apps'], ['user_default', 'apps:read']]

/** Every type that the API lets be created, × grants × scopes; the consent is set by a call of its own. */
const CREATED: readonly OAuthClientSpec[] = [
  ...[WEB, MACHINE].flatMap((base) => GRANTS.map((allowedGrantTypes) => ({ ...base, allowedGrantTypes }))),
  ...[NATIVE, SPA, EMBED],
]
  .filter(({ redirectUris, allowedGrantTypes, appType }) =>
    appType === 'web' ? redirectUris.length + allowedGrantTypes.length > 0 : true,
  )
  .flatMap((base) => SCOPES.map((allowedScopes) => ({ ...base, allowedScopes })))

const CASES = CREATED.flatMap((base) => CONSENTS.map((consentMethod) => ({ ...base, consentMethod })))

const nameOf = ({
  appType,
  allowedGrantTypes,
  allowedScopes,
  consentMethod,
  redirectUris,
}: OAuthClientSpec) =>
  `${appType} [${allowedGrantTypes.join(' ')}] [${allowedScopes.join(' ')}] ${consentMethod ?? 'unset'}, ${redirectUris.length} redirect URIs`

const created = async (spec: OAuthClientSpec): Promise<string> => {
  const reply = await tenant.send('POST', CLIENTS, createRequest({ ...spec, consentMethod: 'required' }))
  const clientId = clientIdOf(reply)
  if (clientId === undefined) throw new Error(`${nameOf(spec)}: ${JSON.stringify(reply)}`)
  return clientId
}

const setConsent = async (clientId: string, value: string | undefined): Promise<number> => {
  const change = [{ op: 'replace', path: '/consentMethod', value }]
  return (await tenant.send('PATCH', `${CLIENTS}/${clientId}/connection-configs/me`, change)).status
}

const publish = async (clientId: string): Promise<number> =>
  (await tenant.send('POST', `${CLIENTS}/${clientId}/actions/publish`)).status

const ofClient = (spec: OAuthClientSpec) =>
  violations(OAUTH_CLIENT_RULES, knownFacts(spec), { naming: snakeCase })

const ofPublication = (spec: OAuthClientSpec) =>
  violations<PublicationSpec>(
    PUBLICATION_RULES,
    { ...knownFacts(spec), published: known(true) },
    { naming: snakeCase },
  )

test('setting the consent of an unpublished client is answered as the rules say', async () => {
  const differences: string[] = []
  for (const spec of CASES) {
    const status = await setConsent(await created(spec), spec.consentMethod)
    const expected = isRefused(ofClient(spec), spec) ? 400 : 204
    if (status !== expected) differences.push(`${nameOf(spec)}: ${status}`)
  }
  expect({ cases: CASES.length, differences }).toEqual({ cases: 60, differences: [] })
})

test('publishing is answered as the rules say, whatever the type, the grants and the consent are', async () => {
  const differences: string[] = []
  let published = 0
  for (const spec of CASES) {
    const clientId = await created(spec)
    // What cannot be trusted is published, if at all, as it is.
    const wasSet = (await setConsent(clientId, spec.consentMethod)) === 204
    const actual = wasSet ? spec : { ...spec, consentMethod: 'required' }
    const status = await publish(clientId)
    const expected = isRefused(ofPublication(actual), actual) ? 400 : 201
    if (status !== expected) differences.push(`${nameOf(spec)}: ${status}`)
    if (status === 201) published += 1
  }
  expect({ published, differences }).toEqual({ published: 9, differences: [] })
})

test('a published client is changed as the rules say', async () => {
  const differences: string[] = []
  for (const base of [WEB, NATIVE, SPA]) {
    for (const consentMethod of CONSENTS) {
      for (const allowedGrantTypes of GRANTS.filter((grants) => base === WEB || grants.length === 0)) {
        const clientId = await created(base)
        await publish(clientId)
        const change = [{ op: 'add', path: '/allowedGrantTypes', value: allowedGrantTypes }]
        const consented = await setConsent(clientId, consentMethod)
        const granted = (await tenant.send('PATCH', `${CLIENTS}/${clientId}`, change)).status
        const wanted = { ...base, allowedGrantTypes, consentMethod, published: true }
        // Two calls make the change: it is refused when one of them is.
        const refused = consented !== 204 || granted !== 204
        if (refused !== isRefused(ofClient(wanted), wanted))
          differences.push(`${nameOf(wanted)}: ${consented}, ${granted}`)
      }
    }
  }
  expect(differences).toEqual([])
})

test('a machine-to-machine client that is not trusted is created, and gets no token', async () => {
  const reply = await tenant.send('POST', CLIENTS, createRequest({ ...MACHINE, consentMethod: 'required' }))
  const { clientId, clientSecret } = reply.body
  const login = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const token = async () => (await tenant.send('POST', '/oauth/token', login)).status
  expect([reply.status, await token()]).toEqual([201, 400])
  await setConsent(String(clientId), 'trusted')
  expect(await token()).toBe(200)
})
