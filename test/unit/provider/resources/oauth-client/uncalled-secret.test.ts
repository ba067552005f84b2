import { createQlikClient, Secret } from '../../../../../src/api'
import { createProviderServer } from '../../../../../src/framework'
import { qlikCloudProvider } from '../../../../../src/provider/provider'
import { app, KEYED } from '../../harness/blocks'
import { access, type Region, startRegion, stopRegions } from '../../harness/region'
import { createTerraform, type Terraform } from '../../harness/terraform'

afterEach(stopRegions)

/** A tenant that makes a secret with each client, whether the client may use secrets or not. */
function generousTenant({ emulator, acme }: Region): Terraform {
  const start = () => {
    const provider = qlikCloudProvider({}, 'test', (settings) => {
      const client = createQlikClient(settings)
      return {
        ...client,
        createOAuthClient: async (request, call) => {
          const created = await client.createOAuthClient(request, call)
          const { clientSecret } = acme.addSecret(created.client.clientId)
          return { ...created, clientSecret: Secret.of(clientSecret) }
        },
      }
    })
    const environment = { now: Date.now, random: () => 0.5, log: () => undefined }
    return createProviderServer(provider, environment, { bugReport: 'Please report it.' })
  }
  const { url, ...credentials } = access(emulator, 'acme')
  return createTerraform(start, { tenant_url: url, ...credentials })
}

test('a client that signs with keys keeps no secret, even if Qlik Cloud makes one', async () => {
  const region = await startRegion()
  const terraform = generousTenant(region)
  await terraform.settle(app(KEYED))
  expect(terraform.state('app')).toMatchObject({
    client_secret: null,
    client_secret_hint: null,
    client_secret_hints: [],
  })
  expect(region.acme.client(terraform.text('app', 'client_id'))?.secrets).toEqual([])
})
