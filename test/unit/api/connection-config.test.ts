import { UNSTOPPED, clientFor, startTenant } from './scripted-tenant'
import type { Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const start = async (reply: Reply) => {
  tenant = await startTenant(({ url }) => (url === '/oauth/token' ? undefined : reply))
  return clientFor(tenant).client
}
const PATH = '/api/v1/oauth-clients/c1/connection-configs/me'

test('reads the settings of this tenant for a client', async () => {
  const client = await start({ status: 200, json: { consentMethod: 'trusted', deletedByOwner: true } })
  await expect(client.readConnectionConfig('c1', UNSTOPPED)).resolves.toEqual({
    consentMethod: 'trusted',
    status: undefined,
    deletedByOwner: true,
  })
  expect(tenant.calls()).toEqual([`GET ${PATH}`])
})

test('reads missing settings as undefined, and takes them for deleted', async () => {
  const client = await start({ status: 404 })
  await expect(client.readConnectionConfig('c1', UNSTOPPED)).resolves.toBeUndefined()
  await expect(client.deleteConnectionConfig('c1', UNSTOPPED)).resolves.toBeUndefined()
  expect(tenant.calls()).toEqual([`GET ${PATH}`, `DELETE ${PATH}`])
})

test('changes the consent by a patch of its own', async () => {
  const client = await start({ status: 204 })
  await client.patchConnectionConfig('c1', 'trusted', UNSTOPPED)
  expect(tenant.received[1]).toMatchObject({
    method: 'PATCH',
    url: PATH,
    body: '[{"op":"replace","path":"/consentMethod","value":"trusted"}]',
  })
})
