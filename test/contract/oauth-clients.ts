import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { Secret, createQlikClient } from '../../src/api'
import type { CreateOAuthClientRequest, Jwk, OAuthClient, QlikClient, QlikClientOptions } from '../../src/api'

/** Something that speaks Qlik Cloud's API for OAuth clients. */
export interface Target {
  readonly name: string
  start(): Promise<Pick<QlikClientOptions, 'origin' | 'credentials'>>
  stop(): Promise<void>
}

const UNSTOPPED = { signal: new AbortController().signal }

const WEB = {
  appType: 'web',
  redirectUris: ['https://portal.example.com/callback', 'https://portal.example.com/other'],
  allowedScopes: ['user_default', 'offline_access'],
} as const

/** A key that can be registered, and the private key to it. */
export function signingKey(kid: string): { readonly publicKey: Jwk; readonly privateKey: Secret } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return {
    publicKey: { kty: 'EC', use: 'sig', alg: 'ES384', kid, crv: 'P-384', x, y },
    privateKey: Secret.of(String(privateKey.export({ format: 'pem', type: 'pkcs8' }))),
  }
}

/**
 * What the client and the API owe each other, as far as a real tenant can be asked as well. Every test makes clients
 * of its own and deletes them.
 */
export function contract(target: Target): void {
  describe(`OAuth clients in ${target.name}`, () => {
    let options: Pick<QlikClientOptions, 'origin' | 'credentials'>
    let client: QlikClient
    const made: string[] = []

    beforeAll(async () => {
      options = await target.start()
      client = createQlikClient(options)
    })
    afterEach(async () => {
      for (const clientId of made.splice(0)) await client.deleteOAuthClient(clientId, UNSTOPPED)
    })
    afterAll(async () => {
      await client.close()
      await target.stop()
    })

    const create = async (request: Omit<CreateOAuthClientRequest, 'clientName'>) => {
      const clientName = `contract ${randomUUID()}`
      const created = await client.createOAuthClient({ ...request, clientName }, UNSTOPPED)
      made.push(created.client.clientId)
      return { ...created, clientId: created.client.clientId, clientName }
    }
    const readBack = async (clientId: string): Promise<OAuthClient> => {
      const read = await client.readOAuthClientFresh(clientId, UNSTOPPED)
      if (read === undefined) throw new Error(`${clientId} is not there`)
      return read
    }
    const sorted = (values: readonly string[]): readonly string[] => [...values].sort()

    test('a web client is created with its first secret and reads as it was written', async () => {
      const { clientId, clientName, clientSecret } = await create({ ...WEB, description: 'For customers' })
      expect(clientSecret?.reveal()).toMatch(/^\S{16,}$/)
      const read = await readBack(clientId)
      expect(read).toMatchObject({ clientId, clientName, appType: 'web', description: 'For customers' })
      expect(read).toMatchObject({ consentMethod: 'required', clientUri: undefined, publishedAt: undefined })
      expect(sorted(read.redirectUris)).toEqual(sorted(WEB.redirectUris))
      expect(sorted(read.allowedScopes)).toEqual(sorted(WEB.allowedScopes))
      expect(read.clientSecrets).toHaveLength(1)
      expect(Date.parse(read.createdAt ?? '')).not.toBeNaN()
    })

    test('a public client has no secret', async () => {
      const { clientId, clientSecret } = await create({
        appType: 'spa',
        redirectUris: ['https://app.example.com/'],
        allowedOrigins: ['https://app.example.com'],
      })
      expect(clientSecret).toBeUndefined()
      await expect(readBack(clientId)).resolves.toMatchObject({
        appType: 'spa',
        allowedOrigins: ['https://app.example.com'],
        clientSecrets: [],
      })
    })

    test('a machine-to-machine client can be trusted from the start', async () => {
      const { clientId } = await create({
        appType: 'web',
        allowedGrantTypes: ['client_credentials'],
        allowedScopes: ['admin_classic'],
        consentMethod: 'trusted',
      })
      await expect(readBack(clientId)).resolves.toMatchObject({
        consentMethod: 'trusted',
        allowedGrantTypes: ['client_credentials'],
      })
    })

    test('the list shows a client as the single read does', async () => {
      const { clientId } = await create(WEB)
      const listed = (await client.listOAuthClients(UNSTOPPED)).find((each) => each.clientId === clientId)
      const { connectionStatus: _status, deletedByOwner: _deleted, ...single } = await readBack(clientId)
      expect(listed).toMatchObject(single)
    })

    test('one patch sets what was unset, replaces what was set and clears the rest', async () => {
      const { clientId } = await create({ ...WEB, description: 'old', clientUri: 'https://old.example.com' })
      await client.patchOAuthClient(
        clientId,
        [
          { field: 'description', value: 'new' },
          { field: 'logoUri', value: 'https://portal.example.com/logo.png' },
          { field: 'allowedOrigins', value: ['https://portal.example.com'] },
          { field: 'clientUri', value: undefined },
          { field: 'allowedScopes', value: [] },
        ],
        UNSTOPPED,
      )
      await expect(readBack(clientId)).resolves.toMatchObject({
        description: 'new',
        logoUri: 'https://portal.example.com/logo.png',
        allowedOrigins: ['https://portal.example.com'],
        clientUri: undefined,
        allowedScopes: [],
      })
    })

    test('adding client_secret to a client that had none gives its secret', async () => {
      const { publicKey } = signingKey('contract')
      const { clientId } = await create({
        ...WEB,
        allowedAuthMethods: ['private_key_jwt'],
        publicKeys: [publicKey],
      })
      const { clientSecret } = await client.patchOAuthClient(
        clientId,
        [{ field: 'allowedAuthMethods', value: ['client_secret', 'private_key_jwt'] }],
        UNSTOPPED,
      )
      expect(clientSecret?.reveal()).toMatch(/^\S{16,}$/)
      const read = await readBack(clientId)
      expect(sorted(read.allowedAuthMethods)).toEqual(['client_secret', 'private_key_jwt'])
      expect(read.publicKeys).toMatchObject([{ kid: 'contract', alg: 'ES384' }])
    })

    test('the consent changes by a call of its own', async () => {
      const { clientId } = await create(WEB)
      await client.patchConnectionConfig(clientId, 'trusted', UNSTOPPED)
      const config = await client.readConnectionConfig(clientId, UNSTOPPED)
      expect(config).toMatchObject({ consentMethod: 'trusted' })
      await expect(client.readOAuthClient(clientId, UNSTOPPED)).resolves.toMatchObject({
        consentMethod: 'trusted',
      })
    })

    test('a client can have five secrets, and one less after a deletion', async () => {
      const { clientId } = await create(WEB)
      const hints: string[] = []
      for (let count = 2; count <= 5; count++) {
        const secret = await client.createClientSecret(clientId, UNSTOPPED)
        expect(secret.clientSecret.reveal()).toMatch(/^\S{16,}$/)
        hints.push(secret.hint)
      }
      await expect(client.createClientSecret(clientId, UNSTOPPED)).rejects.toMatchObject({
        code: 'QLIK_SECRET_LIMIT',
        path: `/api/v1/oauth-clients/${clientId}/client-secrets`,
        message: expect.stringContaining('The max number of client secrets is 5') as string,
      })
      const [hint = ''] = hints
      await client.deleteClientSecret(clientId, hint, UNSTOPPED)
      await client.deleteClientSecret(clientId, hint, UNSTOPPED)
      const left = (await readBack(clientId)).clientSecrets.map((each) => each.hint)
      expect(left).toHaveLength(4)
      expect(left).not.toContain(hint)
    })

    test('a client is published for good', async () => {
      const { clientId } = await create(WEB)
      const { publishedAt } = await client.publishOAuthClient(clientId, UNSTOPPED)
      expect(Date.parse(publishedAt)).not.toBeNaN()
      expect((await readBack(clientId)).publishedAt).toBeDefined()
    })

    test('a deleted client is gone, and deleting it again is no failure', async () => {
      const { clientId } = await create(WEB)
      await client.deleteOAuthClient(clientId, UNSTOPPED)
      await expect(client.readOAuthClient(clientId, UNSTOPPED)).resolves.toBeUndefined()
      await client.deleteOAuthClient(clientId, UNSTOPPED)
    })

    test('what the API refuses is told with its own words', async () => {
      const tooMany = Array.from({ length: 6 }, (_, index) => `https://portal.example.com/${index}`)
      const creating = create({ ...WEB, redirectUris: tooMany })
      await expect(creating).rejects.toMatchObject({
        code: 'QLIK_BAD_REQUEST',
        path: '/api/v1/oauth-clients',
        detail: expect.stringMatching(/redirect.*5/i) as string,
      })
    })

    test('the OAuth configuration names the endpoints of this tenant', async () => {
      const configuration = await client.readOAuthConfiguration(UNSTOPPED)
      expect(new URL(configuration.tokenEndpoint).pathname).toBe('/oauth/token')
      expect(new URL(configuration.authorizationEndpoint).pathname).toBe('/oauth/authorize')
      expect(new URL(configuration.tokenEndpoint).hostname).toBe(new URL(options.origin).hostname)
    })

    test('a machine-to-machine client logs in with a secret and with a private key', async () => {
      const { publicKey, privateKey } = signingKey('login')
      const { clientId, clientSecret } = await create({
        appType: 'web',
        allowedGrantTypes: ['client_credentials'],
        allowedAuthMethods: ['client_secret', 'private_key_jwt'],
        publicKeys: [publicKey],
        allowedScopes: ['admin_classic'],
        consentMethod: 'trusted',
      })
      if (clientSecret === undefined) throw new Error('no secret was given')
      for (const credentials of [
        { kind: 'client-secret', clientId, clientSecret },
        { kind: 'private-key', clientId, keyId: 'login', privateKey },
      ] as const) {
        const other = createQlikClient({ ...options, credentials })
        await expect(other.readOAuthClientFresh(clientId, UNSTOPPED)).resolves.toMatchObject({ clientId })
        await other.close()
      }
    })

    test('a wrong secret is refused as such', async () => {
      const { clientId } = await create(WEB)
      const credentials = {
        kind: 'client-secret',
        clientId,
        clientSecret: Secret.of('wrong-secret'),
      } as const
      const other = createQlikClient({ ...options, credentials })
      await expect(other.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({
        code: 'QLIK_CREDENTIALS_REJECTED',
        path: '/oauth/token',
      })
      await other.close()
    })
  })
}
