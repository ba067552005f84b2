import { app, CLIENT, client, KEYED, MACHINE, SECRET, secret, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { access, type Region, startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'

afterEach(stopRegions)

const HOUR_MS = 3_600_000
const CLIENTS = '/api/v1/oauth-clients/*'
const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }
const WITHOUT = { ...WEB, keep_initial_secret: false }
const withKeys = { app: client(WEB), one: secret(), two: secret() }

async function start(configuration: Configuration) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(configuration)
  await terraform.settle(configuration)
  const id = terraform.text('app', 'client_id')
  const add = () => {
    const { hint } = region.acme.addSecret(id)
    const made = region.acme.client(id)?.secrets.find((one) => one.hint === hint)
    if (made === undefined) throw new Error('no secret was added')
    return made
  }
  return { region, terraform, id, add }
}

const host = ({ emulator }: Region): string => `acme.localhost:${emulator.port}`

describe('secrets that were made in the console', () => {
  test('show on the plan of a client with secrets, once, with hint, age and maker', async () => {
    const { region, terraform, id, add } = await start(withKeys)
    const made = add()
    region.emulator.clock.advance(50 * HOUR_MS)
    await terraform.plan(withKeys)
    const { findings, empty } = await terraform.plan(withKeys)
    expect(findings.filter(({ on }) => on !== 'app')).toEqual([
      {
        on: 'one',
        severity: 'warning',
        summary: `OAuth client ${id} has secrets that are not managed`,
        detail: `Whoever has one of them can log in as OAuth client ${id} in tenant ${host(region)}, and no resource that was read for this plan manages them:\n  hint "${made.hint}", made ${made.createdAt} (2 days ago) by ${made.createdBy}\nIf an apply was interrupted after making one, nobody has its value: delete it in the console. One that is in use can be taken over: terraform import ADDRESS '${id}/HINT'`,
        path: 'client_id',
      },
    ])
    expect(empty).toBe(true)
  })

  test('show on a client that has none but its own', async () => {
    const { region, terraform, id, add } = await start(app(WEB))
    const made = add()
    region.emulator.clock.advance(HOUR_MS + 1_000)
    const { findings } = await terraform.plan(app(WEB))
    expect(findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: `OAuth client ${id} has new secrets`,
        detail: `OAuth client ${id} in tenant ${host(region)} has secrets that it did not have when the state was saved, and whoever has one of them can log in as this client:\n  hint "${made.hint}", made ${made.createdAt} (1 hour ago) by ${made.createdBy}\nThey were not made by this configuration. Delete in the console what nobody uses; one that is in use can be taken over: terraform import ADDRESS '${id}/HINT'`,
        path: 'client_secret_hints',
      },
    ])
  })

  test('show beside a managed one, each in one warning', async () => {
    const both = { app: client(WEB), one: secret() }
    const { terraform, add } = await start(both)
    const old = add()
    await terraform.apply(both)
    const made = add()
    const { findings } = await terraform.plan(both)
    const naming = ({ hint }: { readonly hint: string }) =>
      findings.filter(({ detail }) => detail.includes(`hint "${hint}"`)).map(({ on }) => on)
    expect([naming(made), naming(old)]).toEqual([['app'], ['one']])
  })

  test('show no more once they are imported', async () => {
    const { terraform, id, add } = await start(withKeys)
    const { hint } = add()
    const three = { ...withKeys, three: secret() }
    await terraform.import('three', SECRET, `${id}/${hint}`)
    await terraform.settle(three)
    expect((await terraform.plan(three)).findings).toEqual([])
  })

  test('show while a further secret is planned', async () => {
    const { terraform, id, add } = await start(app(WITHOUT))
    const { hint } = add()
    const { findings } = await terraform.plan({ ...app(WITHOUT), one: secret() })
    expect(findings.map(({ on, summary }) => [on, summary])).toEqual([
      ['one', `OAuth client ${id} has secrets that are not managed`],
    ])
    expect(findings[0]?.detail).toContain(`hint "${hint}"`)
  })

  test('are said to be maybe in use by the provider itself, where it is logged in as that client', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const id = access(region.emulator, 'acme').client_id
    await terraform.import('app', CLIENT, id)
    const { findings } = await terraform.plan({
      app: client({ ...MACHINE, client_name: 'Bootstrap' }),
      key: secret(),
    })
    expect(findings).toMatchObject([
      {
        on: 'key',
        summary: `OAuth client ${id} has secrets that are not managed`,
        detail: containing(
          '\nThe provider is logged in as this client, and one of them may be the secret that it logs in with: keep that one.',
        ),
      },
    ])
  })

  test('do not show for secrets of this configuration, by whatever resource and in whatever order', async () => {
    const { region, terraform } = await start(withKeys)
    const hint = terraform.text('one', 'hint')
    const rotating = {
      ...withKeys,
      one: secret({ rotation: { every_days: 1, overlap_days: 0 } }),
    }
    await terraform.apply(rotating)
    region.emulator.clock.advance(25 * HOUR_MS)
    const { plan, findings } = await terraform.apply(rotating)
    const summaries = [...plan.findings, ...findings].map(({ summary }) => summary)
    expect(new Set(summaries)).toEqual(new Set([`Client secret "${hint}" is rotated`]))
  })

  test('wait a moment for a resource that is read later than another one is planned', async () => {
    const { region, terraform, id, add } = await start(withKeys)
    add()
    // Once the state has it, the client itself says no more of it.
    await terraform.apply(withKeys)
    const waited = region.waited()
    await terraform.plan(withKeys)
    expect(region.waited() - waited).toBe(250)
    expect(terraform.text('one', 'client_id')).toBe(id)
  })
})

describe('the initial secret', () => {
  test('is known by its hint', async () => {
    const { region, terraform, id } = await start(app(WEB))
    expect(terraform.text('app', 'client_secret_hint')).toBe(region.acme.client(id)?.secrets[0]?.hint)
  })

  test('that was deleted in the console is dropped from the state, also where others are left', async () => {
    const { region, terraform, id } = await start(withKeys)
    region.acme.removeSecret(id, terraform.text('app', 'client_secret_hint'))
    const { findings, empty } = await terraform.plan(withKeys)
    expect(findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: `Initial secret of OAuth client ${id} is gone`,
        detail: `The secret that was made with OAuth client ${id} is no longer in tenant ${host(region)}: it was deleted outside Terraform. It is dropped from the state. Where a secret is needed, add a qlikcloud_oauth_client_secret for the client.`,
        path: 'client_secret',
      },
    ])
    expect(empty).toBe(true)
    expect(terraform.state('app')).toMatchObject({ client_secret: null, client_secret_hint: null })
  })
})

describe('the secret that comes with client_secret among the methods', () => {
  test('is kept with its hint', async () => {
    const { region, terraform, id } = await start(app(KEYED))
    await terraform.settle(app(both))
    const [made, ...others] = region.acme.client(id)?.secrets ?? []
    expect(others).toEqual([])
    expect(terraform.text('app', 'client_secret_hint')).toBe(made?.hint)
    expect(region.acme.secretValues(id)).toEqual([terraform.text('app', 'client_secret')])
  })

  test('is told apart by its hint from one that somebody makes meanwhile', async () => {
    const { region, terraform, id } = await start(app(KEYED))
    region.emulator.faults.add({ method: 'PATCH', path: CLIENTS, call: 1, effect: 'drop-after' })
    const { errors } = await terraform.apply(app(both))
    expect(errors).toEqual([])
    const [made] = region.acme.client(id)?.secrets ?? []
    expect(terraform.text('app', 'client_secret_hint')).toBe(made?.hint)
  })

  test.each([
    { title: 'is kept', keep_initial_secret: true },
    { title: 'is not kept', keep_initial_secret: false },
  ])('and whose value died with the provider is named, where it $title', async ({ keep_initial_secret }) => {
    const to = app({ ...both, keep_initial_secret })
    let named = 0
    for (let call = 1, isOver = false; !isOver; call++) {
      const { region, terraform, id } = await start(app({ ...KEYED, keep_initial_secret }))
      let isKilled = (): boolean => false
      await terraform.apply(to, {
        afterPlan: () => {
          isKilled = region.kill(call)
        },
        isKilled: () => isKilled(),
      })
      region.emulator.faults.clear()
      isOver = !isKilled()
      const [made] = region.acme.client(id)?.secrets ?? []
      const { findings } = await terraform.plan(to)
      if (!isOver && made !== undefined) {
        named++
        expect(findings.map(({ on, summary }) => [on, summary])).toEqual([
          ['app', `OAuth client ${id} has new secrets`],
        ])
        expect(findings[0]?.detail).toContain(`hint "${made.hint}", made ${made.createdAt}`)
        expect(findings[0]?.detail).toContain(
          'They came with "client_secret" in its allowed_auth_methods, which was added in the console, or by an apply that was interrupted, and then nobody has their values.',
        )
      }
      await terraform.settle(to)
      await stopRegions()
    }
    expect(named).toBeGreaterThan(0)
  })

  test('and that could not be deleted is named by the next plan, until an apply has saved that', async () => {
    const { region, terraform, id } = await start(app({ ...KEYED, keep_initial_secret: false }))
    const to = app({ ...both, keep_initial_secret: false })
    const { errors } = await terraform.apply(to, {
      afterPlan: () =>
        void region.emulator.faults.add({ path: '/api/v1/**', call: { from: 5 }, effect: 'drop-after' }),
    })
    region.emulator.faults.clear()
    expect(errors).toEqual([
      expect.objectContaining({ detail: containing('A further apply does not delete it') }),
    ])
    const [made] = region.acme.client(id)?.secrets ?? []
    const { findings } = await terraform.plan(to)
    expect(findings.map(({ summary }) => summary)).toEqual([`OAuth client ${id} has new secrets`])
    expect(findings[0]?.detail).toContain(`hint "${made?.hint}", made ${made?.createdAt}`)
    await terraform.apply(to)
    expect((await terraform.plan(to)).findings).toEqual([])
  })
})
