import { app, client, KEYED, NATIVE, SECRET, secret, SPA, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'

afterEach(stopRegions)

const withKey = { ...app(WEB), key: secret() }

async function start(configuration: Configuration = withKey) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(configuration)
  return { region, terraform, id: terraform.text('app', 'client_id') }
}

const hints = ({ acme }: Region, id: string) => acme.client(id)?.secrets.map(({ hint }) => hint)

describe('a secret', () => {
  test('is created with its value, hint, time and maker', async () => {
    const { region, terraform, id } = await start()
    const [, made] = region.acme.client(id)?.secrets ?? []
    expect(terraform.state('key')).toEqual({
      id: `${id}/${made?.hint}`,
      tenant: null,
      client_id: id,
      secret: region.acme.secretValues(id)[1],
      hint: made?.hint,
      created_at: made?.createdAt,
      created_by: made?.createdBy,
      recipient_public_key: null,
      encrypted_secret: null,
      skip_rules: null,
      rotation: null,
      keepers: null,
      rotates_at: null,
      previous_hint: null,
      previous_created_at: null,
      previous_expires_at: null,
    })
    expect(terraform.state('key')?.['secret']).not.toBe(terraform.state('app')?.['client_secret'])
  })

  test('is deleted alone', async () => {
    const { region, terraform, id } = await start()
    const [first] = hints(region, id) ?? []
    region.writes()
    await terraform.settle(app(WEB))
    expect(hints(region, id)).toEqual([first])
    expect(region.writes()).toEqual([expect.stringMatching(/^DELETE .*\/client-secrets\/\w+$/)])
  })

  test('goes with its client', async () => {
    const { region, terraform } = await start()
    await terraform.settle({})
    expect(region.acme.clients()).toHaveLength(1)
  })

  test('follows its client when that is replaced', async () => {
    const { region, terraform, id } = await start()
    const { plan } = await terraform.settle({
      ...app({ ...WEB, tenant: 'globex' }),
      key: secret({ tenant: 'globex' }),
    })
    expect(plan.changes['key']).toMatchObject({ action: 'replace', because: ['tenant', 'client_id'] })
    expect(region.acme.client(id)).toBeUndefined()
    expect(region.globex.client(terraform.text('app', 'client_id'))?.secrets).toHaveLength(2)
  })

  test('that was deleted in the console is dropped with a warning, and planned anew', async () => {
    const { region, terraform, id } = await start()
    const hint = terraform.text('key', 'hint')
    region.acme.removeSecret(id, hint)
    const plan = await terraform.plan(withKey)
    expect(plan.findings).toEqual([
      {
        on: 'key',
        severity: 'warning',
        summary: 'Client secret is gone',
        detail: `The secret with hint "${hint}" of OAuth client ${id} is not in tenant acme.localhost:${region.emulator.port}: it was deleted outside Terraform. It is dropped from the state, and a new one is planned if the configuration still has it.`,
        path: '',
      },
    ])
    expect(plan.changes['key']?.action).toBe('create')
  })

  test('whose client is gone says so', async () => {
    const { region, terraform, id } = await start()
    region.acme.deleteClient(id)
    const { findings, changes } = await terraform.plan(withKey)
    expect(findings.map(({ on, summary }) => [on, summary])).toEqual([
      ['app', `OAuth client ${id} is gone`],
      ['key', 'Client secret is gone'],
    ])
    expect(findings[1]?.detail).toContain('its OAuth client no longer exists')
    expect(changes).toMatchObject({ app: { action: 'create' }, key: { action: 'create' } })
    await terraform.settle(withKey)
  })

  test('stays in the state when the tenant refuses to be read', async () => {
    const { region, terraform } = await start()
    region.emulator.faults.add({ path: '/api/v1/**', effect: 'status', status: 403 })
    const { errors } = await terraform.plan(withKey)
    expect(errors.map(({ on, summary }) => [on, summary])).toEqual([
      ['app', 'Not permitted'],
      ['key', 'Not permitted'],
    ])
    expect(terraform.names()).toEqual(['app', 'key'])
  })

  test('whose value was lost with the answer is kept as tainted, and replaced', async () => {
    const { region, terraform, id } = await start(app(WEB))
    region.emulator.faults.add({
      method: 'POST',
      path: '/api/v1/oauth-clients/*/client-secrets',
      call: 1,
      effect: 'drop-after',
    })
    const { errors } = await terraform.apply(withKey)
    const lost = hints(region, id)?.[1]
    expect(errors).toEqual([
      expect.objectContaining({
        on: 'key',
        summary: 'Answer with a client secret lost',
        detail: containing(
          'It is kept in the state, marked as tainted: apply again, and it is deleted and a new one made.',
        ),
      }),
    ])
    expect(errors[0]?.detail).toContain(`secret with hint "${lost}"`)
    expect(terraform.isTainted('key')).toBe(true)
    expect(terraform.state('key')).toMatchObject({ client_id: id, hint: lost, secret: null })

    await terraform.settle(withKey)
    expect(hints(region, id)).not.toContain(lost)
    expect(region.acme.secretValues(id)).toEqual([
      terraform.state('app')?.['client_secret'],
      terraform.state('key')?.['secret'],
    ])
  })

  test('of which nobody knows whether it was made is looked for by the next plan, and named', async () => {
    const { region, terraform, id } = await start(app(WEB))
    const { errors } = await terraform.apply(withKey, {
      afterPlan: () => {
        // The hints are read, the secret is made, and from then on nothing can be asked.
        region.emulator.faults.add({ path: '/api/v1/**', call: { from: 3 }, effect: 'not-json' })
      },
    })
    expect(errors).toEqual([
      expect.objectContaining({
        on: 'key',
        summary: 'Answer with a client secret lost',
        detail: containing('The next plan looks for it, and names it if it is there.'),
      }),
    ])
    const lost = hints(region, id)?.[1]
    expect(errors[0]?.detail).not.toContain(lost)
    expect(terraform.state('key')).toMatchObject({ client_id: id, id: null, hint: null, secret: null })

    region.emulator.faults.clear()
    const { findings, changes } = await terraform.plan(app(WEB))
    expect(findings.map(({ summary }) => summary)).toEqual([
      `OAuth client ${id} has secrets that are not managed`,
    ])
    expect(findings[0]?.detail).toContain(`hint "${lost}", made`)
    expect(changes).not.toHaveProperty('key')
  })
})

describe('importing a secret', () => {
  test('goes by client and hint, has no value, and plans clean', async () => {
    const { terraform, id } = await start()
    const before = terraform.state('key')
    const hint = terraform.text('key', 'hint')
    terraform.forget('key')
    expect(await terraform.import('key', SECRET, `${id}/${hint}`)).toEqual([])
    expect(terraform.state('key')).toEqual({ ...before, secret: null })
    expect((await terraform.plan(withKey)).empty).toBe(true)
  })

  test('goes by the name of a further tenant, too', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { clientId } = region.globex.createClient({
      appType: 'web',
      clientName: 'G',
      redirectUris: WEB.redirect_uris,
    })
    const hint = region.globex.client(clientId)?.secrets[0]?.hint ?? ''
    expect(await terraform.import('key', SECRET, `globex:${clientId}/${hint}`)).toEqual([])
    const configuration = { key: { type: SECRET, arguments: { client_id: clientId, tenant: 'globex' } } }
    expect((await terraform.plan(configuration)).empty).toBe(true)
  })

  test.each([
    { title: 'without a hint', rest: '' },
    { title: 'by a hint that does not exist', rest: '/zzzzz' },
  ])('$title lists the hints', async ({ rest }) => {
    const { region, terraform, id } = await start()
    const findings = await terraform.import('imported', SECRET, `${id}${rest}`)
    const listed = region.acme
      .client(id)
      ?.secrets.map(({ hint, createdAt }) => `"${hint}" (created ${createdAt})`)
    expect(findings).toEqual([
      {
        on: 'imported',
        severity: 'error',
        summary: 'No such client secret',
        detail: `OAuth client ${id} has no secret with the hint "${rest.slice(1)}". Write the id as <client_id>/<hint>; its secrets are: ${listed?.join(', ')}.`,
        path: '',
      },
    ])
  })
})

describe('at plan', () => {
  test('a sixth secret is refused', async () => {
    const { region, terraform, id } = await start(app(WEB))
    for (let count = 0; count < 4; count++) region.acme.addSecret(id)
    const { errors } = await terraform.plan(withKey)
    const [initial, ...added] = region.acme.client(id)?.secrets ?? []
    const lines = added.map(
      ({ hint, createdAt, createdBy }) =>
        `\n  hint "${hint}", made ${createdAt} (less than an hour ago) by ${createdBy}`,
    )
    expect(errors).toEqual([
      {
        on: 'key',
        severity: 'error',
        summary: 'Too many client secrets',
        detail: `With this one the client would have 6 secrets, the initial one counted; Qlik allows at most 5. Delete one that is no longer in use first. (secret/limit)\nThe client has these now:\n  hint "${initial?.hint}", made ${initial?.createdAt} (less than an hour ago) by ${initial?.createdBy}, managed by this configuration${lines.join('')}\nDelete in the console what nobody uses, such as what an interrupted apply has left; one that is in use can be taken over: terraform import ADDRESS '${id}/HINT'\nTo replace one that this configuration manages, destroy it first: terraform apply -destroy -target=ADDRESS`,
        path: 'client_id',
      },
    ])
  })

  test('the second of two new secrets is refused where one has room', async () => {
    const { region, terraform, id } = await start(app(WEB))
    for (let count = 0; count < 3; count++) region.acme.addSecret(id)
    const { errors } = await terraform.plan({ ...app(WEB), one: secret(), two: secret() })
    expect(errors.map(({ on, summary }) => [on, summary])).toEqual([['two', 'Too many client secrets']])
  })

  test('two new secrets fit where two have room, and five in all are made', async () => {
    const { region, terraform, id } = await start(app(WEB))
    for (let count = 0; count < 2; count++) region.acme.addSecret(id)
    await terraform.settle({ ...app(WEB), one: secret(), two: secret() })
    expect(region.acme.secretValues(id)).toHaveLength(5)
  })

  test('a secret in the place of one of this configuration is not refused', async () => {
    const { region, terraform, id } = await start()
    for (let count = 0; count < 3; count++) region.acme.addSecret(id)
    await terraform.settle({ ...app(WEB), other: secret() })
    expect(region.acme.secretValues(id)).toHaveLength(5)
  })

  test('a sixth that only the API has noticed is refused at apply', async () => {
    const { region, terraform, id } = await start(app(WEB))
    for (let count = 0; count < 3; count++) region.acme.addSecret(id)
    region.emulator.faults.add({
      method: 'GET',
      path: '/api/v1/oauth-clients/*',
      effect: 'delay',
      delayMs: 0,
    })
    const { errors } = await terraform.apply(withKey, { afterPlan: () => void region.acme.addSecret(id) })
    expect(errors).toEqual([expect.objectContaining({ on: 'key', summary: 'Too many client secrets' })])
    expect(terraform.names()).toEqual(['app'])
  })

  test.each([
    {
      title: 'a single-page app',
      given: SPA,
      summary: 'Public clients have no secrets',
      says: 'The client has app_type "spa", and only "web" clients can keep a secret.',
    },
    {
      title: 'a native client',
      given: NATIVE,
      summary: 'Public clients have no secrets',
      says: 'The client has app_type "native"',
    },
    {
      title: 'a client with another method',
      given: KEYED,
      summary: 'Client does not use secrets',
      says: 'Add "client_secret" to them, or remove the secret. (secret/method)',
    },
  ])('a secret of $title is refused', async ({ given, summary, says }) => {
    const { terraform } = await start(app(given))
    const { errors } = await terraform.plan({ ...app(given), key: secret() })
    expect(errors).toEqual([
      { on: 'key', severity: 'error', summary, detail: containing(says), path: 'client_id' },
    ])
  })

  test('the client is judged by what the same apply makes of it', async () => {
    const { region, terraform, id } = await start(app(KEYED))
    const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }
    await terraform.settle({ app: client(both), key: secret() })
    expect(region.acme.secretValues(id)).toHaveLength(2)

    const { errors } = await terraform.plan({ app: client(KEYED), key: secret(), more: secret() })
    expect(errors.map(({ on, summary }) => [on, summary])).toEqual([
      ['key', 'Client does not use secrets'],
      ['more', 'Client does not use secrets'],
    ])
  })

  test('a client that does not exist is left to the apply, which says so', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { errors } = await terraform.apply({ key: { type: SECRET, arguments: { client_id: 'nothing' } } })
    expect(errors).toEqual([
      expect.objectContaining({
        on: 'key',
        summary: 'Not found',
        detail: containing('Could not create a secret for the OAuth client nothing in tenant acme.localhost'),
      }),
    ])
    expect(errors[0]?.detail).toContain('an OAuth client is visible in its own tenant only')
  })
})
