import { TerraformIterator, TerraformOutput } from 'cdktf'
import {
  DataOAuthClient,
  DataOAuthClients,
  DataOAuthConfiguration,
  DataOAuthScopes,
  OAuthClient,
} from '../../src/constructs'
import { block, faults, json, stackWithProvider } from './stack'

const CLIENT = ['data', 'qlikcloud_oauth_client', 'client']

test('look a client up by its id or by its name', () => {
  expect(block(new DataOAuthClient(stackWithProvider(), 'client', { clientId: 'c1' }), CLIENT)).toEqual({
    client_id: 'c1',
  })
  expect(
    block(
      new DataOAuthClient(stackWithProvider(), 'client', { clientName: 'Portal', tenant: 'globex' }),
      CLIENT,
    ),
  ).toEqual({ client_name: 'Portal', tenant: 'globex' })
})

test('list clients, filtered or not', () => {
  const place = ['data', 'qlikcloud_oauth_clients', 'clients']

  expect(block(new DataOAuthClients(stackWithProvider(), 'clients'), place)).toEqual({})
  expect(
    block(
      new DataOAuthClients(stackWithProvider(), 'clients', {
        tenant: 'globex',
        filter: { appType: 'spa', clientName: 'App', createdByType: 'user' },
      }),
      place,
    ),
  ).toEqual({
    tenant: 'globex',
    filter: { app_type: 'spa', client_name: 'App', created_by_type: 'user' },
  })
})

test('list scopes, whose names a client can take as they come', () => {
  const stack = stackWithProvider()
  const scopes = new DataOAuthScopes(stack, 'scopes', { appType: 'web', level: 'admin', use: 'oauth' })
  new OAuthClient(stack, 'robot', {
    appType: 'web',
    clientName: 'Robot',
    allowedGrantTypes: ['client_credentials'],
    allowedScopes: scopes.names,
  })
  const { parents, excludedAppTypes } = scopes.scopes.get(0)
  new TerraformOutput(stack, 'parents', { value: parents })
  new TerraformOutput(stack, 'excluded', { value: excludedAppTypes })
  new TerraformOutput(stack, 'second', { value: scopes.scopes.get(1).description })

  expect(faults(stack)).toEqual([])
  expect(block(scopes, ['data', 'qlikcloud_oauth_scopes', 'scopes'])).toEqual({
    app_type: 'web',
    level: 'admin',
    use: 'oauth',
  })
  expect(json(stack)).toMatchObject({
    resource: {
      qlikcloud_oauth_client: {
        robot: { allowed_scopes: '${data.qlikcloud_oauth_scopes.scopes.scopes[*].name}' },
      },
    },
    output: {
      parents: { value: '${data.qlikcloud_oauth_scopes.scopes.scopes[0].parents}' },
      excluded: { value: '${tolist(data.qlikcloud_oauth_scopes.scopes.scopes[0].excluded_app_types)}' },
      second: { value: '${data.qlikcloud_oauth_scopes.scopes.scopes[1].description}' },
    },
  })
})

test('give their attributes as references', () => {
  const stack = stackWithProvider()
  const client = new DataOAuthClient(stack, 'client', { clientId: 'c1' })
  const { clients } = new DataOAuthClients(stack, 'clients')
  const server = new DataOAuthConfiguration(stack, 'server', { tenant: 'globex' })
  const values = {
    name: client.clientName,
    scopes: client.allowedScopes,
    keys: client.publicKeys,
    first: clients.get(0).clientId,
    origins: clients.get(1).allowedOrigins,
    endpoint: server.tokenEndpoint,
    grants: server.grantTypesSupported,
    document: server.json,
  }
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value })

  expect(json(stack)).toMatchObject({
    data: { qlikcloud_oauth_configuration: { server: { tenant: 'globex' } } },
    output: {
      name: { value: '${data.qlikcloud_oauth_client.client.client_name}' },
      scopes: { value: '${tolist(data.qlikcloud_oauth_client.client.allowed_scopes)}' },
      keys: { value: '${data.qlikcloud_oauth_client.client.public_keys}' },
      first: { value: '${data.qlikcloud_oauth_clients.clients.clients[0].client_id}' },
      origins: { value: '${tolist(data.qlikcloud_oauth_clients.clients.clients[1].allowed_origins)}' },
      endpoint: { value: '${data.qlikcloud_oauth_configuration.server.token_endpoint}' },
      grants: { value: '${tolist(data.qlikcloud_oauth_configuration.server.grant_types_supported)}' },
      document: { value: '${data.qlikcloud_oauth_configuration.server.json}' },
    },
  })
})

test('can be iterated over', () => {
  const stack = stackWithProvider()
  const { clients } = new DataOAuthClients(stack, 'all')
  const each = TerraformIterator.fromComplexList(clients, 'client_id')
  new DataOAuthClient(stack, 'client', { forEach: each, clientId: each.key })

  expect(json(stack)).toMatchObject({
    data: {
      qlikcloud_oauth_client: {
        client: {
          client_id: '${each.key}',
          for_each: '${{ for key, val in data.qlikcloud_oauth_clients.all.clients: val.client_id => val }}',
        },
      },
    },
  })
})
