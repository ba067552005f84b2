import { TerraformOutput } from 'cdktf'
import { ClientSecret, Duration, OAuthClient, type OAuthClientProps } from '../../src/constructs'
import { block, faults, json, stackWithProvider } from './stack'

const WEB: OAuthClientProps = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com'],
}
const SECRET = ['resource', 'qlikcloud_oauth_client_secret', 'secret']
const CLIENT = ['resource', 'qlikcloud_oauth_client', 'client']

describe('a rotation', () => {
  test('is written in days, with the names of keepers as they are', () => {
    const stack = stackWithProvider()
    const client = OAuthClient.fromClientId(stack, 'client', 'c1')
    const secret = new ClientSecret(stack, 'secret', {
      client,
      rotation: { every: Duration.weeks(13), overlap: Duration.days(14) },
      keepers: { appVersion: '1', 'other-key': '2' },
    })
    expect(block(secret, SECRET)).toEqual({
      client_id: 'c1',
      rotation: { every_days: 91, overlap_days: 14 },
      keepers: { appVersion: '1', 'other-key': '2' },
    })
  })

  test('may be by keepers alone', () => {
    const stack = stackWithProvider()
    const client = OAuthClient.fromClientId(stack, 'client', 'c1')
    const rotation = { overlap: Duration.days(1) }
    const secret = new ClientSecret(stack, 'secret', { client, rotation, keepers: { a: 'b' } })
    expect(block(secret, SECRET)).toMatchObject({ rotation: { overlap_days: 1 } })
  })

  test.each([
    {
      rotation: { every: Duration.days(7), overlap: Duration.days(7) },
      fault:
        '[acme/secret] Overlap as long as the rotation period: rotation.overlap (in days) is 7 and rotation.every (in days) is 7: the old secret would still be there when the next one is due. Give fewer days of overlap than 7. (rotation/overlap)',
    },
    {
      rotation: { every: Duration.days(0.5), overlap: Duration.days(0) },
      fault:
        '[acme/secret] Invalid rotation period: rotation.every (in days) is 0.5. Give whole days, from 1 to 3650, or leave it out to rotate only when keepers change. (rotation/every-days)',
    },
    {
      rotation: { overlap: Duration.days(-1) },
      fault:
        '[acme/secret] Invalid overlap: rotation.overlap (in days) is -1. Give whole days, from 0 to 3650; with 0 the next apply deletes the old secret. (rotation/overlap-days)',
    },
  ])('that makes no sense stops the synthesis: $fault', ({ rotation, fault }) => {
    const stack = stackWithProvider()
    const client = OAuthClient.fromClientId(stack, 'client', 'c1')
    new ClientSecret(stack, 'secret', { client, rotation })
    expect(faults(stack)).toEqual([fault])
  })

  test('gives its dates and the previous secret as references', () => {
    const stack = stackWithProvider()
    const client = OAuthClient.fromClientId(stack, 'client', 'c1')
    const { rotatesAt, previousHint, previousCreatedAt, previousExpiresAt } = new ClientSecret(
      stack,
      'secret',
      { client },
    )
    const values = { rotatesAt, previousHint, previousCreatedAt, previousExpiresAt }
    for (const [name, value] of Object.entries(values))
      new TerraformOutput(stack, `${name}-output`, { value }).overrideLogicalId(name)
    expect(json(stack)['output']).toEqual({
      rotatesAt: { value: '${qlikcloud_oauth_client_secret.secret.rotates_at}' },
      previousHint: { value: '${qlikcloud_oauth_client_secret.secret.previous_hint}' },
      previousCreatedAt: { value: '${qlikcloud_oauth_client_secret.secret.previous_created_at}' },
      previousExpiresAt: { value: '${qlikcloud_oauth_client_secret.secret.previous_expires_at}' },
    })
  })
})

describe('the initial secret', () => {
  test('of a client without a ClientSecret is left to the provider', () => {
    const stack = stackWithProvider()
    expect(block(new OAuthClient(stack, 'client', WEB), CLIENT)).not.toHaveProperty('keep_initial_secret')
  })

  test('of a client with one is not kept, also where the secret comes in a construct further up', () => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'client', WEB)
    new TerraformOutput(stack, 'id', { value: client.clientId })
    new ClientSecret(stack, 'secret', { client })
    expect(block(client, CLIENT)).toMatchObject({ keep_initial_secret: false })
  })

  test.each([true, false])('is kept or not where the client says so: %s', (keepInitialSecret) => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'client', { ...WEB, keepInitialSecret })
    new ClientSecret(stack, 'secret', { client })
    expect(block(client, CLIENT)).toMatchObject({ keep_initial_secret: keepInitialSecret })
  })

  test('that is used, and goes because of a ClientSecret made later, stops the synthesis', () => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'client', WEB)
    new TerraformOutput(stack, 'value', { value: client.clientSecret, sensitive: true })
    new ClientSecret(stack, 'secret', { client })
    expect(faults(stack)).toEqual([
      '[acme/client] There is no initial secret, but clientSecret is used: the client has a ClientSecret, and keepInitialSecret is not given, so the initial secret is deleted. Use the secret of the ClientSecret, or set keepInitialSecret to true.',
    ])
  })

  test('of a client that has a ClientSecret already cannot be used', () => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'client', WEB)
    new ClientSecret(stack, 'secret', { client })
    expect(() => client.clientSecret).toThrow(
      '[acme/client] There is no initial secret: the client has a ClientSecret, and keepInitialSecret is not given, so the initial secret is deleted.',
    )
  })
})
