import { createQlikClient, Secret } from '../../../../../src/api'
import type { OAuthClient, QlikClient } from '../../../../../src/api'
import { createProviderServer } from '../../../../../src/framework'
import { qlikCloudProvider } from '../../../../../src/provider/provider'
import { app, KEYED } from '../../harness/blocks'
import { access, BARE_MACHINE, type Region, startRegion, stopRegions } from '../../harness/region'
import { createTerraform } from '../../harness/terraform'

afterEach(stopRegions)

const HINT = 'ghost'

/** A tenant that makes a secret with a client that may not use secrets. The emulator's console refuses to. */
function generousTenant({ emulator }: Region) {
  const deleted: string[] = []
  const start = () => {
    const provider = qlikCloudProvider(BARE_MACHINE, 'test', (settings) => {
      const client = createQlikClient(settings)
      const withSecret = (found: OAuthClient): OAuthClient =>
        found.clientName !== KEYED.client_name || deleted.includes(HINT)
          ? found
          : { ...found, clientSecrets: [{ hint: HINT, createdAt: undefined, createdBy: undefined }] }
      const read: QlikClient['readOAuthClient'] = async (clientId, call) => {
        const found = await client.readOAuthClientFresh(clientId, call)
        return found && withSecret(found)
      }
      return {
        ...client,
        createOAuthClient: async (request, call) => {
          const created = await client.createOAuthClient(request, call)
          return { ...created, clientSecret: Secret.of('uncalled for') }
        },
        readOAuthClient: read,
        readOAuthClientFresh: read,
        deleteClientSecret: async (_clientId, hint) => void deleted.push(hint),
      }
    })
    const environment = { now: Date.now, random: () => 0.5, log: () => undefined }
    return createProviderServer(provider, environment, { bugReport: 'Please report it.' })
  }
  const { url, ...credentials } = access(emulator, 'acme')
  return { terraform: createTerraform(start, { tenant_url: url, ...credentials }), deleted }
}

test('a client that signs with keys keeps no secret, even if Qlik Cloud makes one', async () => {
  const region = await startRegion()
  const { terraform, deleted } = generousTenant(region)
  await terraform.settle(app(KEYED))
  expect(deleted).toEqual([HINT])
  expect(terraform.state('app')).toMatchObject({
    client_secret: null,
    client_secret_hint: null,
    client_secret_hints: [],
  })
})
