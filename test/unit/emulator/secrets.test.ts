import { anyText, at, CLIENTS, code, create, like, startRegion, text, WEB } from './region'

test('makes secrets, shows hints alone, deletes them by hint, and refuses a sixth', async () => {
  const region = await startRegion()
  const acme = await region.admin()
  const clientId = await create(acme, WEB)
  const path = `${CLIENTS}/${clientId}/client-secrets`
  const hints = new Set<string>()
  for (let count = 2; count <= 5; count += 1) {
    const made = await acme({ method: 'POST', path })
    expect(made).toMatchObject({
      status: 201,
      body: {
        clientId,
        clientSecret: like(/^[0-9a-f]{64}$/),
        createdAt: anyText,
        createdBy: anyText,
      },
    })
    hints.add(text(made, 'hint'))
  }
  expect(hints.size).toBe(4)

  const sixth = await acme({ method: 'POST', path })
  expect(sixth).toMatchObject({
    status: 409,
    body: { errors: [{ code: 'OAC-TOO-MANY-SECRETS', title: 'The max number of client secrets is 5' }] },
  })

  const found = await acme({ path: `${CLIENTS}/${clientId}` })
  expect(at(found, 'clientSecrets')).toHaveLength(5)
  for (const value of region.emulator.tenant('acme').secretValues(clientId)) {
    expect(JSON.stringify(found.body)).not.toContain(value)
  }

  const [hint = ''] = hints
  const remove = { method: 'DELETE', path: `${path}/${hint}` }
  expect((await acme(remove)).status).toBe(204)
  const again = await acme(remove)
  expect([again.status, code(again)]).toEqual([404, 'OAC-SECRET-NOT-FOUND'])
  expect((await acme({ method: 'POST', path })).status).toBe(201)
})

test('names the creator of a secret: the bot user of the calling client', async () => {
  const region = await startRegion()
  const acme = await region.admin()
  const me = await acme({ path: '/api/v1/users/me' })
  expect(me).toMatchObject({ status: 200, body: { status: 'active', roles: ['TenantAdmin'] } })
  expect(text(me, 'name')).toBe(`qlikbot\\${region.emulator.tenants['acme']?.clientId ?? ''}`)
  expect(text(me, 'tenantId')).toBe(region.emulator.tenant('acme').id)
  const found = await acme({ path: `${CLIENTS}/${await create(acme, WEB)}` })
  expect(at(found, 'clientSecrets', 0, 'createdBy')).toBe(text(me, 'id'))
})

test('keeps hints apart when chance repeats itself', async () => {
  const region = await startRegion({ random: (bytes) => new Uint8Array(bytes).fill(255) })
  const acme = region.emulator.tenant('acme')
  const { clientId } = acme.createClient(WEB)
  acme.addSecret(clientId)
  expect(acme.client(clientId)?.secrets.map(({ hint }) => hint)).toEqual(['fffff', '00000'])
})
