import { ASSUMPTIONS, type AssumptionId } from '../../../src/emulator/assumptions'
import { assertion, P384 } from './keys'
import {
  anyText,
  at,
  CLIENTS,
  code,
  create,
  details,
  EMBED,
  MACHINE,
  NATIVE,
  type Region,
  type Reply,
  type Send,
  SPA,
  startRegion,
  text,
  WEB,
} from './region'

/** A region with two tenants, and an admin in each. */
interface Scene extends Region {
  readonly acme: Send
  readonly globex: Send
}

async function scene(): Promise<Scene> {
  const region = await startRegion()
  return { ...region, acme: await region.admin('acme'), globex: await region.admin('globex') }
}

const post = (body: object): { readonly method: string; readonly path: string; readonly body: object } => ({
  method: 'POST',
  path: CLIENTS,
  body,
})
const patch = (id: string, ...body: readonly object[]): { method: string; path: string; body: unknown } => ({
  method: 'PATCH',
  path: `${CLIENTS}/${id}`,
  body,
})
const consent = (id: string, value: string): { method: string; path: string; body: unknown } => ({
  method: 'PATCH',
  path: `${CLIENTS}/${id}/connection-configs/me`,
  body: [{ op: 'replace', path: '/consentMethod', value }],
})
const read = (id: string): { readonly path: string } => ({ path: `${CLIENTS}/${id}` })
const publish = (id: string): { readonly method: string; readonly path: string } => ({
  method: 'POST',
  path: `${CLIENTS}/${id}/actions/publish`,
})
const remove = (id: string): { method: string; path: string; headers: Record<string, string> } => ({
  method: 'DELETE',
  path: `${CLIENTS}/${id}`,
  headers: { 'qlik-confirm-delete': id },
})
const token = (body: object): { readonly method: string; readonly path: string; readonly body: object } => ({
  method: 'POST',
  path: '/oauth/token',
  body: { grant_type: 'client_credentials', ...body },
})

const refused = (reply: Reply, status: number, errorCode: string, ...messages: readonly string[]): void => {
  expect({ status: reply.status, code: code(reply), details: details(reply) }).toEqual({
    status,
    code: errorCode,
    details: messages,
  })
}

const published = async (admin: Send): Promise<string> => {
  const id = await create(admin, WEB)
  expect((await admin(publish(id))).status).toBe(201)
  return id
}

/** One proof for each row: a row without one does not compile. */
const PROOFS: Readonly<Record<AssumptionId, (scene: Scene) => Promise<void>>> = {
  async 'unknown-input'({ acme }) {
    const body = await acme(post({ ...WEB, colour: 'red' }))
    refused(body, 400, 'OAC-BAD-FIELD', 'colour is not a field of this request')
    const query = await acme({ path: `${CLIENTS}?page=2` })
    refused(query, 400, 'OAC-BAD-QUERY', 'page is not a parameter of this call')
  },
  async 'scope-names'({ acme }) {
    const id = await create(acme, { ...WEB, allowedScopes: ['brand.new-thing:read_all'] })
    expect(at(await acme(read(id)), 'allowedScopes')).toEqual(['brand.new-thing:read_all'])
    const reply = await acme(post({ ...WEB, allowedScopes: ['not a scope'] }))
    refused(reply, 400, 'OAC-BAD-FIELD', 'allowedScopes item 0 is not a scope name')
  },
  async 'reserved-scopes'({ acme }) {
    for (const scope of ['tenants:create', 'cloud-console.tenants:read']) {
      refused(
        await acme(post({ ...WEB, allowedScopes: [scope] })),
        400,
        'OAC-BAD-COMBINATION',
        "allowedScopes: tenants:create, tenants:deactivate, tenants:reactivate, cloud-console.tenants:read cannot be granted to a tenant's client",
      )
    }
  },
  async 'scope-by-type'({ acme }) {
    const admin = 'allowedScopes: admin_classic is only for use with appType web'
    for (const type of [SPA, NATIVE]) {
      refused(
        await acme(post({ ...type, allowedScopes: ['admin_classic'] })),
        400,
        'OAC-BAD-COMBINATION',
        admin,
      )
    }
    const offline = 'allowedScopes: offline_access is not for use with appType spa and anonymous-embed'
    refused(
      await acme(post({ ...SPA, allowedScopes: ['offline_access'] })),
      400,
      'OAC-BAD-COMBINATION',
      offline,
    )
    expect((await acme(post({ ...NATIVE, allowedScopes: ['offline_access'] }))).status).toBe(201)
  },
  async 'embed-restrictions'({ acme }) {
    const reply = await acme(
      post({
        ...EMBED,
        redirectUris: ['https://www.example.com/cb'],
        allowedGrantTypes: ['client_credentials'],
        allowedAuthMethods: ['client_secret'],
        publicKeys: [P384.jwk],
        connectionConfig: { consentMethod: 'trusted' },
      }),
    )
    refused(
      reply,
      400,
      'OAC-BAD-COMBINATION',
      'allowedGrantTypes is only for use with appType web',
      'allowedAuthMethods is only for use with appType web; other types are public clients',
      'publicKeys is only for use with appType web; other types are public clients',
      'redirectUris is not for use with appType anonymous-embed',
      'connectionConfig: consentMethod trusted is not for use with appType anonymous-embed',
    )
    const id = await create(acme, EMBED)
    const trusting = await acme(consent(id, 'trusted'))
    refused(trusting, 400, 'OAC-BAD-CONSENT', 'A client of appType anonymous-embed cannot be trusted.')
    const publishing = await acme(publish(id))
    refused(
      publishing,
      400,
      'OAC-NOT-PUBLISHABLE',
      'A client of appType anonymous-embed cannot be published.',
    )
  },
  async 'redirect-required'({ acme }) {
    for (const type of [WEB, SPA, NATIVE]) {
      refused(
        await acme(post({ ...type, redirectUris: [] })),
        400,
        'OAC-BAD-COMBINATION',
        'redirectUris needs at least one URI unless the client has a machine-to-machine grant type',
      )
    }
    expect((await acme(post(MACHINE))).status).toBe(201)
  },
  async 'origin-required'({ acme }) {
    for (const type of [SPA, EMBED]) {
      refused(
        await acme(post({ ...type, allowedOrigins: [] })),
        400,
        'OAC-BAD-COMBINATION',
        'allowedOrigins needs at least one origin for appType spa and anonymous-embed',
      )
    }
  },
  async 'origin-by-type'({ acme }) {
    const allowedOrigins = ['https://app.example.com']
    const native = await acme(post({ ...NATIVE, allowedOrigins }))
    refused(native, 400, 'OAC-BAD-COMBINATION', 'allowedOrigins is not for use with appType native')
    for (const type of [WEB, SPA, EMBED])
      expect((await acme(post({ ...type, allowedOrigins }))).status).toBe(201)
  },
  async 'origin-form'({ acme }) {
    const form = 'allowedOrigins item 0 must be scheme, host and port only, as in https://portal.example.com'
    for (const origin of ['https://a.example.com/', 'https://a.example.com/x', 'https://*.example.com']) {
      refused(await acme(post({ ...SPA, allowedOrigins: [origin] })), 400, 'OAC-BAD-FIELD', form)
    }
    const reply = await acme(post({ ...SPA, allowedOrigins: ['http://a.example.com'] }))
    refused(
      reply,
      400,
      'OAC-BAD-FIELD',
      'allowedOrigins item 0 must begin with https:// unless its host is localhost',
    )
    const allowedOrigins = ['http://localhost:3000', 'https://a.example.com:8443']
    expect((await acme(post({ ...SPA, allowedOrigins }))).status).toBe(201)
  },
  async 'redirect-form'({ acme }) {
    const cases = [
      ['https://*.example.com/cb', 'must not contain a wildcard'],
      ['https://a.example.com/#x', 'must not contain a fragment'],
      ['http://127.0.0.1/cb', 'must begin with https:// unless its host is localhost'],
      ['http://a.localhost/cb', 'must begin with https:// unless its host is localhost'],
      ['/cb', 'must be an absolute URL'],
      ['javascript:alert(1)', 'must be an absolute URL'],
    ]
    for (const [uri, problem] of cases) {
      const reply = await acme(post({ ...WEB, redirectUris: [uri] }))
      refused(reply, 400, 'OAC-BAD-FIELD', `redirectUris item 0 ${problem}`)
    }
    expect((await acme(post({ ...WEB, redirectUris: ['http://localhost:8080/cb'] }))).status).toBe(201)
  },
  async 'page-form'({ acme }) {
    for (const field of ['clientUri', 'logoUri']) {
      const reply = await acme(post({ ...WEB, [field]: 'www.example.com' }))
      refused(reply, 400, 'OAC-BAD-FIELD', `${field} must be an absolute http or https URL`)
      for (const value of ['', 'http://www.example.com/a b']) {
        expect((await acme(post({ ...WEB, [field]: value }))).status).toBe(201)
      }
    }
  },
  async 'confidential-web-only'({ acme }) {
    for (const type of [SPA, NATIVE, EMBED]) {
      const reply = await acme(post(type))
      expect(reply.status).toBe(201)
      expect(at(reply, 'clientSecret')).toBeUndefined()
      const secret = await acme({
        method: 'POST',
        path: `${CLIENTS}/${text(reply, 'clientId')}/client-secrets`,
      })
      refused(
        secret,
        400,
        'OAC-NO-SECRETS',
        'Client secrets are supported only for appType web with client_secret in allowedAuthMethods.',
      )
    }
  },
  async 'auth-method-default'({ acme }) {
    const id = await create(acme, WEB)
    expect(at(await acme(read(id)), 'allowedAuthMethods')).toEqual(['client_secret'])
    const problem = 'allowedAuthMethods needs at least one method for appType web'
    refused(await acme(post({ ...WEB, allowedAuthMethods: [] })), 400, 'OAC-BAD-COMBINATION', problem)
    const removal = await acme(patch(id, { op: 'remove', path: '/allowedAuthMethods' }))
    refused(removal, 400, 'OAC-BAD-COMBINATION', problem)
  },
  async 'key-count'({ acme }) {
    const keys = (count: number): object[] =>
      Array.from({ length: count }, (_, index) => ({ ...P384.jwk, kid: `key-${index}` }))
    const client = { ...WEB, allowedAuthMethods: ['private_key_jwt'] }
    expect((await acme(post({ ...client, publicKeys: keys(5) }))).status).toBe(201)
    const reply = await acme(post({ ...client, publicKeys: keys(6) }))
    refused(reply, 400, 'OAC-BAD-FIELD', 'publicKeys the max number of items is 5, not 6')
  },
  async 'jwks-uri'({ acme }) {
    const reply = await acme(post({ ...WEB, jwksUri: 'https://a.example.com/jwks.json' }))
    refused(reply, 400, 'OAC-BAD-FIELD', 'jwksUri is not a field of this request')
  },
  async 'client-count'({ acme, emulator }) {
    const console = emulator.tenant('acme')
    for (let count = 0; count < 200; count += 1) console.createClient(WEB)
    const reply = await acme(post(WEB))
    refused(reply, 400, 'OAC-TOO-MANY-CLIENTS', 'The max number of OAuth clients in a tenant is 200.')
    expect(console.clients()).toHaveLength(201)
  },
  async 'duplicate-names'({ acme }) {
    expect(await create(acme, WEB)).not.toBe(await create(acme, WEB))
  },
  async 'patch-absent'({ acme }) {
    const id = await create(acme, WEB)
    const path = '/allowedOrigins'
    const value = ['https://a.example.com']
    refused(
      await acme(patch(id, { op: 'replace', path, value })),
      400,
      'OAC-BAD-PATCH',
      'operation 0: cannot replace allowedOrigins: the client has none; use "add" to set it (RFC 6902 section 4.3)',
    )
    refused(
      await acme(patch(id, { op: 'remove', path })),
      400,
      'OAC-BAD-PATCH',
      'operation 0: cannot remove allowedOrigins: the client has none (RFC 6902 section 4.2)',
    )
    for (const op of ['add', 'add', 'replace'])
      expect((await acme(patch(id, { op, path, value }))).status).toBe(204)
    expect((await acme(patch(id, { op: 'remove', path }))).status).toBe(204)
    expect(at(await acme(read(id)), 'allowedOrigins')).toBeUndefined()
  },
  async 'patch-atomic'({ acme }) {
    const id = await create(acme, WEB)
    const before = await acme(read(id))
    const good = { op: 'replace', path: '/clientName', value: 'Changed' }
    const reply = await acme(patch(id, good, { op: 'replace', path: '/appType', value: 'spa' }))
    refused(reply, 400, 'OAC-BAD-PATCH', 'operation 1: needs the path of a whole field that can be changed')
    expect((await acme(read(id))).body).toEqual(before.body)
  },
  async 'secret-method-added'({ acme, emulator }) {
    const keyed = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: [P384.jwk] }
    const created = await acme(post(keyed))
    expect(at(created, 'clientSecret')).toBeUndefined()
    const id = text(created, 'clientId')
    const both = { op: 'replace', path: '/allowedAuthMethods', value: ['client_secret', 'private_key_jwt'] }
    const first = await acme(patch(id, both))
    expect(first).toMatchObject({ status: 202 })
    expect(first.body).toEqual({ clientSecret: emulator.tenant('acme').secretValues(id)[0] })
    expect((await acme(patch(id, both))).status).toBe(204)
  },
  async 'secret-method-removed'({ acme, emulator }) {
    const id = await create(acme, WEB)
    const reply = await acme(
      patch(
        id,
        { op: 'add', path: '/publicKeys', value: [P384.jwk] },
        { op: 'replace', path: '/allowedAuthMethods', value: ['private_key_jwt'] },
      ),
    )
    expect(reply.status).toBe(204)
    expect(emulator.tenant('acme').client(id)?.secrets).toEqual([])
  },
  async 'secret-hint'({ acme }) {
    const reply = await acme(post(WEB))
    const secret = text(reply, 'clientSecret')
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(text(reply, 'clientSecretHint')).toMatch(/^[0-9a-f]{5}$/)
    expect(secret.startsWith(text(reply, 'clientSecretHint'))).toBe(false)
  },
  async 'publish-trusted'({ acme }) {
    const id = await create(acme, { ...WEB, connectionConfig: { consentMethod: 'trusted' } })
    refused(
      await acme(publish(id)),
      400,
      'OAC-NOT-PUBLISHABLE',
      'The consent method is trusted, which only clients that are not published can have; set it to required first.',
    )
    expect((await acme(consent(id, 'required'))).status).toBe(204)
    expect((await acme(publish(id))).status).toBe(201)
  },
  async 'publish-machine'({ acme }) {
    const id = await create(acme, MACHINE)
    refused(
      await acme(publish(id)),
      400,
      'OAC-NOT-PUBLISHABLE',
      'A client with a machine-to-machine grant type needs trusted consent, so it cannot be published.',
    )
    const grant = { op: 'add', path: '/allowedGrantTypes', value: ['client_credentials'] }
    refused(
      await acme(patch(await published(acme), grant)),
      400,
      'OAC-BAD-COMBINATION',
      'allowedGrantTypes cannot be set on a published client: a machine-to-machine grant needs trusted consent',
    )
  },
  async 'publish-twice'({ acme }) {
    const id = await published(acme)
    refused(await acme(publish(id)), 400, 'OAC-NOT-PUBLISHABLE', 'The client is published already.')
  },
  async 'trust-published'({ acme, globex }) {
    const id = await published(acme)
    for (const tenant of [acme, globex]) {
      const reply = await tenant(consent(id, 'trusted'))
      refused(reply, 400, 'OAC-BAD-CONSENT', 'For published clients the consent method is always required.')
    }
  },
  async 'machine-consent'({ acme, as }) {
    const created = await acme(post({ ...MACHINE, connectionConfig: { consentMethod: 'trusted' } }))
    const credentials = { client_id: text(created, 'clientId'), client_secret: text(created, 'clientSecret') }
    expect((await as('acme')(token(credentials))).status).toBe(200)
    expect((await acme(consent(credentials.client_id, 'required'))).status).toBe(204)
    refused(
      await as('acme')(token(credentials)),
      400,
      'OAUTH-14',
      'OAuth client is not authorized',
      'A machine-to-machine client needs trusted consent.',
    )
  },
  async 'region-client'({ as, emulator }) {
    const { clientId: client_id, clientSecret: client_secret } = emulator.regionClient
    for (const tenant of ['acme', 'globex']) {
      const reply = await as(tenant)(token({ client_id, client_secret }))
      const list = await as(tenant, { authorization: `Bearer ${text(reply, 'access_token')}` })({
        path: CLIENTS,
      })
      expect(at(list, 'data')).toEqual([expect.objectContaining({ clientName: 'Bootstrap' })])
      const subjects = emulator
        .tenant(tenant)
        .users()
        .map(({ subject }) => subject)
      expect(subjects).toContain(`qlikbot\\${client_id}`)
    }
  },
  async 'foreign-visibility'({ acme, globex, emulator }) {
    const id = await published(acme)
    expect((await globex(read(id))).status).toBe(404)
    expect((await globex({ path: `${CLIENTS}/${id}/connection-configs/me` })).status).toBe(404)
    emulator.tenant('globex').approve(id)
    expect(at(await globex(read(id)), 'clientName')).toBe('Web')
    const secrets = `${CLIENTS}/${id}/client-secrets`
    const hint = emulator.tenant('acme').client(id)?.secrets[0]?.hint ?? ''
    const changes = [
      patch(id, { op: 'replace', path: '/clientName', value: 'Mine' }),
      remove(id),
      publish(id),
      { method: 'POST', path: secrets },
      { method: 'DELETE', path: `${secrets}/${hint}` },
    ]
    for (const change of changes) {
      const reply = await globex(change)
      refused(reply, 403, 'OAC-FOREIGN-CLIENT', 'Only the tenant that created an OAuth client can change it.')
    }
  },
  async 'approval-by-patch'({ acme, globex }) {
    const id = await published(acme)
    expect((await globex(consent(id, 'required'))).status).toBe(204)
    const config = await globex({ path: `${CLIENTS}/${id}/connection-configs/me` })
    expect(config.body).toEqual({ consentMethod: 'required', status: 'approved', deletedByOwner: false })
    const secret = await create(acme, WEB)
    expect((await globex(consent(secret, 'required'))).status).toBe(404)
  },
  async 'deleted-by-owner'({ acme, globex, emulator }) {
    const id = await published(acme)
    emulator.tenant('globex').approve(id)
    expect((await acme(remove(id))).status).toBe(204)
    expect((await acme(read(id))).status).toBe(404)
    expect(at(await globex(read(id)), 'deletedAt')).toEqual(anyText)
    const config = `${CLIENTS}/${id}/connection-configs/me`
    expect(at(await globex({ path: config }), 'deletedByOwner')).toBe(true)
    expect((await globex({ method: 'DELETE', path: config })).status).toBe(204)
    expect((await globex(read(id))).status).toBe(404)
  },
  async 'own-connection'({ acme }) {
    const id = await create(acme, WEB)
    const reply = await acme({ method: 'DELETE', path: `${CLIENTS}/${id}/connection-configs/me` })
    refused(reply, 400, 'OAC-OWN-CLIENT', 'A tenant keeps its own OAuth clients until it deletes them.')
  },
  async 'read-after-delete'({ acme }) {
    const id = await create(acme, WEB)
    expect((await acme(remove(id))).status).toBe(204)
    const gone = `There is no OAuth client with id "${id}" in this tenant.`
    refused(await acme(read(id)), 404, 'OAC-NOT-FOUND', gone)
    refused(await acme(remove(id)), 404, 'OAC-NOT-FOUND', gone)
  },
  async 'confirm-delete'({ acme }) {
    const id = await create(acme, WEB)
    const problem = 'The header qlik-confirm-delete must hold the id of the OAuth client to delete.'
    for (const headers of [{}, { 'qlik-confirm-delete': 'yes' }]) {
      refused(await acme({ method: 'DELETE', ...read(id), headers }), 400, 'OAC-NOT-CONFIRMED', problem)
    }
    expect((await acme(read(id))).status).toBe(200)
  },
  async 'list-order'({ acme }) {
    const id = await create(acme, {
      ...WEB,
      allowedScopes: ['user_default', 'admin.apps', 'identity.name:read'],
    })
    expect(at(await acme(read(id)), 'allowedScopes')).toEqual([
      'admin.apps',
      'identity.name:read',
      'user_default',
    ])
  },
  async 'unset-fields'({ acme }) {
    const reply = await acme(read(await create(acme, WEB)))
    expect(reply.body).toMatchObject({ description: '', clientUri: '', logoUri: '' })
    for (const list of ['allowedOrigins', 'allowedScopes', 'allowedGrantTypes', 'publicKeys']) {
      expect(reply.body).not.toHaveProperty(list)
    }
  },
  async 'consent-in-read'({ acme }) {
    const id = await create(acme, WEB)
    expect((await acme(read(id))).body).not.toHaveProperty('connectionConfig')
    const list = await acme({ path: `${CLIENTS}?filter=${encodeURIComponent(`clientId eq "${id}"`)}` })
    expect(at(list, 'data', 0, 'connectionConfig')).toEqual({ consentMethod: 'required', status: 'approved' })
  },
  async 'tenant-of-client'({ acme, emulator }) {
    const { id: tenantId } = emulator.tenant('acme')
    const created = await acme(post(WEB))
    expect(at(created, 'ownerId')).toBe(tenantId)
    const found = await acme(read(text(created, 'clientId')))
    expect(JSON.stringify(found.body)).not.toContain(tenantId)
    const filter = encodeURIComponent(`tenantId eq "${tenantId}"`)
    expect(at(await acme({ path: `${CLIENTS}?filter=${filter}` }), 'data')).toHaveLength(2)
  },
  async 'created-by-type'({ acme }) {
    expect(at(await acme(read(await create(acme, WEB))), 'createdByType')).toBe('user')
  },
  async 'reduced-view'({ acme, as, emulator }) {
    const id = await create(acme, { ...SPA, allowedScopes: ['user_default'] })
    const bearer = await emulator.tenant('acme').issueToken()
    const user = as('acme', { authorization: `Bearer ${bearer}` })
    const view = {
      clientId: id,
      appType: 'spa',
      clientName: 'Spa',
      description: '',
      clientUri: '',
      logoUri: '',
      allowedScopes: ['user_default'],
      createdByType: 'user',
      createdAt: anyText,
      updatedAt: anyText,
    }
    expect((await user(read(id))).body).toEqual(view)
    const list = await user({ path: `${CLIENTS}?totalResults=true` })
    expect(at(list, 'data', 1)).toEqual(view)
    expect(list.body).not.toHaveProperty('totalResults')
  },
  async 'admin-power'({ acme, as }) {
    const created = await acme(
      post({ ...MACHINE, allowedScopes: ['user_default'], connectionConfig: { consentMethod: 'trusted' } }),
    )
    const id = text(created, 'clientId')
    const issued = await as('acme')(token({ client_id: id, client_secret: text(created, 'clientSecret') }))
    const limited = as('acme', { authorization: `Bearer ${text(issued, 'access_token')}` })
    const problem = 'This needs the role TenantAdmin, and for an OAuth token the scope admin_classic.'
    const calls = [post(WEB), remove(id), publish(id), { path: `${CLIENTS}/${id}/connection-configs/me` }]
    for (const call of calls) refused(await limited(call), 403, 'OAC-FORBIDDEN', problem)
    expect((await limited(read(id))).status).toBe(200)
  },
  async 'filter-language'({ acme }) {
    const filter = (text: string): Promise<Reply> =>
      acme({ path: `${CLIENTS}?filter=${encodeURIComponent(text)}` })
    await create(acme, WEB)
    expect(at(await filter('not (CLIENTNAME SW "boot") and (appType EQ "WEB")'), 'data')).toHaveLength(1)
    refused(
      await filter('clientName gt "a"'),
      400,
      'OAC-BAD-QUERY',
      'filter needs one of eq, ne, co, sw, ew, pr after an attribute',
    )
  },
  async 'default-sort'({ acme, emulator }) {
    const ids = [emulator.tenants['acme']?.clientId, await create(acme, WEB), await create(acme, NATIVE)]
    const list = await acme({ path: CLIENTS })
    expect(ids.map((_, index) => at(list, 'data', index, 'clientId'))).toEqual(ids)
  },
  async 'quota-window'() {
    // quota.test.ts has the cases; this is the shortest one.
    const limits = { tier1PerMinute: 5, tier2PerMinute: 2 }
    const region = await startRegion({ limits, now: () => new Date('2026-01-01T00:00:30Z') })
    const acme = await region.admin()
    expect((await acme(post(WEB))).status).toBe(201)
    region.emulator.clock.advance(59_000)
    const reply = await acme(post(WEB))
    expect(reply.status).toBe(429)
    expect(reply.headers['retry-after']).toBe('1')
    region.emulator.clock.advance(1_000)
    expect((await acme(post(WEB))).status).toBe(201)
  },
  async 'token-errors'({ as, emulator }) {
    const { clientId: client_id } = emulator.tenants['acme'] ?? {}
    const wrong = await as('acme')(token({ client_id, client_secret: 'no' }))
    refused(wrong, 401, 'OAUTH-22', 'The client secret is not one of this client.')
    expect(wrong.body).not.toHaveProperty('error')
    const grant = await as('acme')(token({ grant_type: 'password' }))
    refused(grant, 400, 'OAUTH-BAD-GRANT-TYPE', 'grant_type must be client_credentials.')
    expect(at(grant, 'error')).toBe('unsupported_grant_type')
  },
  async 'assertion-once'({ acme, as, emulator }) {
    const clientId = await create(acme, {
      ...MACHINE,
      allowedAuthMethods: ['private_key_jwt'],
      publicKeys: [P384.jwk],
      connectionConfig: { consentMethod: 'trusted' },
    })
    const { url } = emulator.tenant('acme')
    const issuedAt = emulator.clock.now()
    const audiences = [`https://acme.localhost/oauth/token`, `${url}/oauth/token`]
    for (const [index, audience] of audiences.entries()) {
      const client_assertion = await assertion(P384, { clientId, audience, issuedAt, jti: `jti-${index}` })
      const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
      const request = token({ client_id: clientId, client_assertion, client_assertion_type })
      expect((await as('acme')(request)).status).toBe(200)
      const again = await as('acme')(request)
      refused(again, 401, 'OAUTH-BAD-ASSERTION', 'The jti of the assertion was used before.')
    }
  },
  async 'disabled-client'({ as, emulator }) {
    const { clientId = '', clientSecret } = emulator.tenants['acme'] ?? {}
    emulator.tenant('acme').disable(clientId)
    const reply = await as('acme')(token({ client_id: clientId, client_secret: clientSecret }))
    refused(reply, 400, 'OAUTH-14', 'OAuth client is not authorized', 'The client is disabled.')
  },
  async 'token-after-delete'({ acme, emulator }) {
    const { clientId = '' } = emulator.tenants['acme'] ?? {}
    emulator.tenant('acme').deleteClient(clientId)
    expect((await acme({ path: CLIENTS })).status).toBe(200)
    emulator.clock.advance(6 * 3_600_000)
    expect((await acme({ path: CLIENTS })).status).toBe(401)
  },
  async 'error-codes'({ acme }) {
    expect(code(await acme(post({})))).toMatch(/^OAC-/)
  },
}

test('every id is there once', () => {
  const ids = ASSUMPTIONS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(ASSUMPTIONS.map(({ id, reading }) => [id, reading] as const))('%s: %s', async (id) => {
  await PROOFS[id](await scene())
})
