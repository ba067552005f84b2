import { CLIENT_SECRET_RULES, knownFacts, snakeCase, violations } from '../../../../src/rules'
import type { OAuthClientSpec } from '../../../../src/rules'
import { EMBED, MACHINE, NATIVE, RSA_KEY, SPA, WEB } from '../clients'
import { createRequest } from './create-request'
import { clientIdOf, CLIENTS, startTenant, type Tenant } from './tenant'

let tenant: Tenant

beforeAll(async () => {
  tenant = await startTenant()
})
afterAll(() => tenant.stop())

const METHODS: readonly (readonly string[])[] = [
  [],
  ['client_secret'],
  ['private_key_jwt'],
  ['client_secret', 'private_key_jwt'],
]

/** Type × methods, as far as the API creates it: other types have no methods. */
const CASES: readonly OAuthClientSpec[] = [
  ...[WEB, MACHINE].flatMap((base) =>
    METHODS.map((allowedAuthMethods) => ({
      ...base,
      allowedAuthMethods,
      publicKeys: allowedAuthMethods.includes('private_key_jwt') ? [RSA_KEY] : [],
    })),
  ),
  ...[NATIVE, SPA, EMBED],
]

/** One more than there can be. */
const ATTEMPTS = 6

test.each(CASES.map((spec) => [`${spec.appType} [${spec.allowedAuthMethods.join(' ')}]`, spec] as const))(
  'each further secret of a client (%s) is answered as the rules say',
  async (_, spec) => {
    const reply = await tenant.send('POST', CLIENTS, createRequest(spec))
    const clientId = clientIdOf(reply) ?? ''
    const initial = 'clientSecret' in reply.body ? 1 : 0
    const answers: [expected: boolean, actual: boolean][] = []
    for (let secretCount = initial + 1; secretCount <= ATTEMPTS; secretCount++) {
      const secret = {
        ...{ clientId, secretCount, appType: spec.appType },
        allowedAuthMethods: spec.allowedAuthMethods,
      }
      const found = violations(CLIENT_SECRET_RULES, knownFacts(secret), { naming: snakeCase })
      const { status } = await tenant.send('POST', `${CLIENTS}/${clientId}/client-secrets`)
      answers.push([found.length === 0, status === 201])
    }
    expect(answers.filter(([expected, actual]) => expected !== actual)).toEqual([])
    expect(answers.filter(([, actual]) => actual)).toHaveLength(initial === 1 ? 4 : 0)
  },
)
