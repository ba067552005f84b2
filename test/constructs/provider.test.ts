import { isAbsolute, join, resolve } from 'node:path'
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf'
import { OAuthClient, QlikCloudProvider } from '../../src/constructs'
import { block, json, stackWithProvider, warnings } from './stack'

test('is required by an exact version, and takes everything from the environment unless told otherwise', () => {
  expect(json(stackWithProvider())).toMatchObject({
    provider: { qlikcloud: [{}] },
    terraform: {
      required_providers: { qlikcloud: { source: 'qlikcloud/qlikcloud', version: '0.1.0+test' } },
    },
  })
})

test('writes all of its arguments, and leaves the names of tenants as the user wrote them', () => {
  const stack = stackWithProvider({
    tenantUrl: 'https://acme.eu.qlikcloud.com',
    clientId: 'c1',
    clientSecret: '${var.secret}',
    keyId: 'k1',
    tenants: {
      'Acme-Prod.eu': { url: 'https://acme.eu.qlikcloud.com', apiKey: '${var.key}' },
      camelCase: { url: 'https://globex.us.qlikcloud.com', clientId: 'c2', keyId: 'k2' },
    },
    tenantsFile: '/etc/tenants.json',
    allowedTenants: ['acme*'],
    skipRules: ['scope/none'],
    excludedTenants: ['acme-test'],
    requestTimeoutSeconds: 30,
    maxWaitSeconds: 120,
    quotaShare: 0.5,
  })

  expect(json(stack)['provider']).toEqual({
    qlikcloud: [
      {
        tenant_url: 'https://acme.eu.qlikcloud.com',
        client_id: 'c1',
        client_secret: '${var.secret}',
        key_id: 'k1',
        tenants: {
          'Acme-Prod.eu': { url: 'https://acme.eu.qlikcloud.com', api_key: '${var.key}' },
          camelCase: { url: 'https://globex.us.qlikcloud.com', client_id: 'c2', key_id: 'k2' },
        },
        tenants_file: '/etc/tenants.json',
        allowed_tenants: ['acme*'],
        skip_rules: ['scope/none'],
        excluded_tenants: ['acme-test'],
        request_timeout_seconds: 30,
        max_wait_seconds: 120,
        quota_share: 0.5,
      },
    ],
  })
})

test('is chosen by its alias', () => {
  const stack = stackWithProvider()
  const second = new QlikCloudProvider(stack, 'second', { alias: 'second' })
  const client = new OAuthClient(stack, 'robot', {
    appType: 'web',
    clientName: 'Robot',
    allowedGrantTypes: ['client_credentials'],
    provider: second,
  })

  expect(json(stack)['provider']).toEqual({ qlikcloud: [{}, { alias: 'second' }] })
  expect(block(client, ['resource', 'qlikcloud_oauth_client', 'robot'])).toMatchObject({
    provider: 'qlikcloud.second',
  })
})

describe('the tenants file', () => {
  const written = (stack: TerraformStack): string => {
    // As the test above shows it.
    const { provider } = json(stack) as {
      readonly provider: { readonly qlikcloud: readonly [{ readonly tenants_file: string }] }
    }
    return provider.qlikcloud[0].tenants_file
  }

  test('is written as seen from the folder of the stack, so that the project can be moved', () => {
    const stack = stackWithProvider({ tenantsFile: 'fleet/tenants.json' })
    const path = written(stack)
    expect(isAbsolute(path)).toBe(false)
    expect(join(App.of(stack).outdir, 'stacks', 'acme', path)).toBe(resolve('fleet/tenants.json'))
  })

  test.each(['/etc/tenants.json', '${var.file}'])(
    'stays as it is when it is absolute, or not known at synthesis: %s',
    (tenantsFile) => {
      expect(written(stackWithProvider({ tenantsFile }))).toBe(tenantsFile)
    },
  )
})

describe('a secret in the code', () => {
  test('is warned of, wherever it stands, and not repeated', () => {
    const stack = stackWithProvider({
      clientSecret: 'hush',
      apiKey: 'hush',
      tenants: { globex: { url: 'https://globex.us.qlikcloud.com', privateKey: 'hush' } },
    })

    const shown = warnings(stack)
    expect(shown).toEqual([
      '[acme/qlikcloud] clientSecret is a literal, so it is readable in the synthesized files. Instead, leave it out and set QLIKCLOUD_CLIENT_SECRET where Terraform runs, or use a TerraformVariable with "sensitive: true".',
      '[acme/qlikcloud] apiKey is a literal, so it is readable in the synthesized files. Instead, leave it out and set QLIKCLOUD_API_KEY where Terraform runs, or use a TerraformVariable with "sensitive: true".',
      '[acme/qlikcloud] tenants["globex"].privateKey is a literal, so it is readable in the synthesized files. Instead, use a TerraformVariable with "sensitive: true".',
    ])
    expect(shown.join()).not.toContain('hush')
  })

  test('is fine as a variable', () => {
    const stack = new TerraformStack(Testing.app(), 'acme')
    const secret = new TerraformVariable(stack, 'secret', { type: 'string', sensitive: true })
    new QlikCloudProvider(stack, 'qlikcloud', { clientSecret: secret.stringValue })

    expect(warnings(stack)).toEqual([])
  })
})
