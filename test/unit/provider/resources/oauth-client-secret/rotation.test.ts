import { app, client, secret, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { show } from '../../harness/values'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'
import type { Terraform } from '../../harness/terraform'
import type { PlainObject } from '../../harness/values'

afterEach(stopRegions)

const DAY_MS = 86_400_000
const MONTHLY = { rotation: { every_days: 30, overlap_days: 7 } }
const WITHOUT = { ...WEB, keep_initial_secret: false }

const withKey = (given: PlainObject = MONTHLY): Configuration => ({
  app: client(WITHOUT),
  key: secret(given),
})

async function start(configuration: Configuration = withKey()) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(configuration)
  const id = terraform.text('app', 'client_id')
  region.writes()
  return { region, terraform, id }
}

/** Answers tell the time in whole seconds, so that a second may be missing. */
const pass = ({ emulator }: Region, days: number): void => {
  emulator.clock.advance(days * DAY_MS + 1_000)
}
const hints = ({ acme }: Region, id: string) => acme.client(id)?.secrets.map(({ hint }) => hint)
const after = (time: unknown, days: number): string =>
  new Date(Date.parse(show(time)) + days * DAY_MS).toISOString()

function key(terraform: Terraform): PlainObject {
  const state = terraform.state('key')
  if (state === undefined) throw new Error('there is no key')
  return state
}

describe('a rotation', () => {
  test('shows in the state when it is due, and changes nothing before', async () => {
    const { region, terraform } = await start()
    const before = key(terraform)
    expect(before).toMatchObject({
      rotates_at: after(before['created_at'], 30),
      previous_hint: null,
      previous_created_at: null,
      previous_expires_at: null,
    })
    pass(region, 29.99)
    const plan = await terraform.plan(withKey())
    expect([plan.empty, plan.findings]).toEqual([true, []])
    expect(key(terraform)).toEqual(before)
    await terraform.settle(withKey())
    expect(key(terraform)).toEqual(before)
    expect(region.writes()).toEqual([])
  })

  test('that is due is an update in place, planned with its reason and with what is known already', async () => {
    const { region, terraform, id } = await start()
    const before = key(terraform)
    pass(region, 30)
    const { changes, findings } = await terraform.plan(withKey())
    expect(changes['app']?.action).toBe('no-op')
    expect(changes['key']).toMatchObject({
      action: 'update',
      planned: {
        client_id: id,
        previous_hint: before['hint'],
        previous_created_at: before['created_at'],
      },
      changed: [
        'id',
        'secret',
        'hint',
        'created_at',
        'created_by',
        'rotates_at',
        'previous_hint',
        'previous_created_at',
        'previous_expires_at',
      ],
    })
    expect(findings).toEqual([
      {
        on: 'key',
        severity: 'warning',
        summary: `Client secret "${show(before['hint'])}" is rotated`,
        detail: `The secret with hint "${show(before['hint'])}" of OAuth client ${id}, made ${show(before['created_at'])}, is due since ${show(before['rotates_at'])} (rotation.every_days is 30). Apply makes a new one; this one stays valid for 7 more days, and the first apply after that deletes it.`,
        path: 'rotation',
      },
    ])
  })

  test('makes the new secret, keeps the old one for the overlap, then deletes it', async () => {
    const { region, terraform, id } = await start()
    const first = key(terraform)
    pass(region, 31)
    await terraform.settle(withKey())
    const second = key(terraform)
    expect(hints(region, id)).toEqual([first['hint'], second['hint']])
    expect(region.acme.secretValues(id)).toEqual([first['secret'], second['secret']])
    expect(second).toMatchObject({
      id: `${id}/${show(second['hint'])}`,
      rotates_at: after(second['created_at'], 30),
      previous_hint: first['hint'],
      previous_created_at: first['created_at'],
      previous_expires_at: after(second['created_at'], 7),
    })
    expect(region.writes()).toEqual([`POST /api/v1/oauth-clients/${id}/client-secrets`])

    pass(region, 6.9)
    expect((await terraform.plan(withKey())).empty).toBe(true)
    pass(region, 0.1)
    const { plan } = await terraform.settle(withKey())
    expect(plan.changes['key']).toMatchObject({
      action: 'update',
      changed: ['previous_hint', 'previous_created_at', 'previous_expires_at'],
    })
    expect(plan.findings).toEqual([
      {
        on: 'key',
        severity: 'warning',
        summary: `Previous client secret "${show(first['hint'])}" is retired`,
        detail: `The secret with hint "${show(first['hint'])}" of OAuth client ${id} was replaced by a newer one, and kept until ${show(second['previous_expires_at'])}. Apply deletes it: whatever still uses it can no longer log in.`,
        path: '',
      },
    ])
    expect(region.writes()).toEqual([
      `DELETE /api/v1/oauth-clients/${id}/client-secrets/${show(first['hint'])}`,
    ])
    expect(region.acme.secretValues(id)).toEqual([second['secret']])
  })

  test('long after both are due retires the old one before it makes a new one', async () => {
    const { region, terraform, id } = await start()
    pass(region, 30)
    await terraform.settle(withKey())
    const second = key(terraform)
    region.writes()
    pass(region, 90)
    const { plan } = await terraform.settle(withKey())
    expect(plan.findings.map(({ summary }) => summary)).toEqual([
      `Client secret "${show(second['hint'])}" is rotated`,
      `Previous client secret "${show(second['previous_hint'])}" is retired`,
    ])
    expect(region.writes()).toEqual([
      expect.stringMatching(/^DELETE /),
      `POST /api/v1/oauth-clients/${id}/client-secrets`,
    ])
    expect(hints(region, id)).toEqual([second['hint'], key(terraform)['hint']])
  })

  test('decides at apply as it did at plan, however long somebody reads the plan', async () => {
    const { region, terraform, id } = await start(withKey({ rotation: { every_days: 30, overlap_days: 29 } }))
    const longer = withKey({ rotation: { every_days: 30, overlap_days: 29 } })
    pass(region, 30)
    await terraform.settle(longer)
    const second = key(terraform)
    pass(region, 29)
    const { plan, errors } = await terraform.apply(longer, { afterPlan: () => pass(region, 5) })
    expect([plan.findings.map(({ summary }) => summary), errors]).toEqual([
      [`Previous client secret "${show(second['previous_hint'])}" is retired`],
      [],
    ])
    expect(hints(region, id)).toEqual([second['hint']])
    await terraform.settle(longer)
    expect(hints(region, id)).toEqual([second['hint'], key(terraform)['hint']])
  })

  test('of a secret whose client was deleted after the plan says so, with the way on', async () => {
    const { region, terraform, id } = await start()
    pass(region, 31)
    const { errors } = await terraform.apply(withKey(), { afterPlan: () => region.acme.deleteClient(id) })
    expect(errors).toMatchObject([
      {
        on: 'key',
        summary: 'Not found',
        detail: containing(
          'The client was there when the plan was made, so it was deleted outside Terraform since then. Plan again: it is planned anew, with a new client id.',
        ),
      },
    ])
    await terraform.settle(withKey())
  })

  test('of a changed period that is due by the time of the apply waits for the next plan', async () => {
    const { region, terraform, id } = await start()
    pass(region, 9)
    const shorter = withKey({ rotation: { every_days: 10, overlap_days: 1 } })
    const { errors } = await terraform.apply(shorter, { afterPlan: () => pass(region, 3) })
    expect(errors).toEqual([])
    expect(hints(region, id)).toHaveLength(1)
    await terraform.settle(shorter)
    expect(hints(region, id)).toHaveLength(2)
  })

  test('goes by the clock of the tenant and not by that of this machine', async () => {
    const { region, terraform, id } = await start()
    // The machine's clock stands still in these tests; only the tenant's answers tell of the month that has passed.
    pass(region, 30)
    expect((await terraform.plan(withKey())).changes['key']?.action).toBe('update')
    expect(hints(region, id)).toHaveLength(1)
  })

  test('without an overlap leaves the old secret to the next apply, when the new one is saved and known', async () => {
    const given = withKey({ rotation: { every_days: 30, overlap_days: 0 } })
    const { region, terraform, id } = await start(given)
    const first = key(terraform)
    pass(region, 30)
    const { plan } = await terraform.apply(given)
    expect(plan.findings[0]?.detail).toContain(
      'Apply makes a new one; this one stays valid until the next apply deletes it.',
    )
    expect(hints(region, id)).toEqual([first['hint'], key(terraform)['hint']])
    await terraform.settle(given)
    expect(region.writes()).toEqual([
      `POST /api/v1/oauth-clients/${id}/client-secrets`,
      `DELETE /api/v1/oauth-clients/${id}/client-secrets/${show(first['hint'])}`,
    ])
    expect(key(terraform)).toMatchObject({ previous_hint: null, previous_expires_at: null })
  })
})

describe('keepers', () => {
  const kept = (word: string, given: PlainObject = {}) => withKey({ keepers: { word }, ...given })

  test('that change rotate the secret', async () => {
    const { region, terraform, id } = await start(kept('one', MONTHLY))
    const first = key(terraform)
    const { plan } = await terraform.settle(kept('two', MONTHLY))
    expect(plan.findings).toEqual([
      expect.objectContaining({
        summary: `Client secret "${show(first['hint'])}" is rotated`,
        detail: containing(
          'has other keepers now. Apply makes a new one; this one stays valid for 7 more days',
        ),
        path: 'keepers',
      }),
    ])
    expect(hints(region, id)).toEqual([first['hint'], key(terraform)['hint']])
  })

  test('without a rotation leave the old secret to the next apply', async () => {
    const { region, terraform, id } = await start(kept('one'))
    await terraform.apply(kept('two'))
    expect(hints(region, id)).toHaveLength(2)
    await terraform.settle(kept('two'))
    expect(hints(region, id)).toEqual([key(terraform)['hint']])
  })

  test('with an overlap alone keep the old secret that long', async () => {
    const overlap = { rotation: { overlap_days: 2 } }
    const { region, terraform, id } = await start(kept('one', overlap))
    expect(key(terraform)['rotates_at']).toBeNull()
    await terraform.settle(kept('two', overlap))
    expect(hints(region, id)).toHaveLength(2)
    pass(region, 2)
    await terraform.settle(kept('two', overlap))
    expect(hints(region, id)).toEqual([key(terraform)['hint']])
  })

  test('that come or go change nothing', async () => {
    const { region, terraform } = await start()
    await terraform.settle(kept('one', MONTHLY))
    await terraform.settle(withKey())
    expect(region.writes()).toEqual([])
  })

  test('that change during an overlap end it early, and the plan says so', async () => {
    const { region, terraform, id } = await start(kept('one', MONTHLY))
    const first = key(terraform)
    await terraform.settle(kept('two', MONTHLY))
    const second = key(terraform)
    region.writes()
    const { plan } = await terraform.settle(kept('three', MONTHLY))
    expect(plan.findings.map(({ detail }) => detail)).toEqual([
      expect.any(String),
      `The secret with hint "${show(first['hint'])}" of OAuth client ${id} was to be kept until ${show(second['previous_expires_at'])}, but its successor is rotated now, and one predecessor is all that is kept. Apply deletes it: whatever still uses it can no longer log in.`,
    ])
    expect(region.writes().map((write) => write.split(' ')[0])).toEqual(['DELETE', 'POST'])
    expect(hints(region, id)).toEqual([second['hint'], key(terraform)['hint']])
  })

  test('that are known only at apply rotate then, or not', async () => {
    const configuration = (word: string): Configuration => ({
      app: client(WITHOUT),
      other: client({
        ...WEB,
        client_name: word,
        app_type: word === 'spa' ? 'spa' : 'web',
        allowed_origins: ['https://a.example.com'],
      }),
      key: {
        type: 'qlikcloud_oauth_client_secret',
        arguments: (ref) => ({
          client_id: ref('app', 'client_id'),
          keepers: { other: ref('other', 'client_id') },
          ...MONTHLY,
        }),
      },
    })
    const { region, terraform, id } = await start(configuration('web'))
    const { plan } = await terraform.settle(configuration('spa'))
    expect(plan.changes['key']).toMatchObject({ action: 'update' })
    expect(hints(region, id)).toHaveLength(2)
  })
})

describe('a rotation in the configuration', () => {
  test('that changes moves the dates', async () => {
    const { region, terraform } = await start()
    const before = key(terraform)
    const { plan } = await terraform.settle(withKey({ rotation: { every_days: 90, overlap_days: 14 } }))
    expect(plan.changes['key']?.changed).toEqual(['rotation', 'rotates_at'])
    expect(key(terraform)).toMatchObject({
      hint: before['hint'],
      rotates_at: after(before['created_at'], 90),
    })
    expect(region.writes()).toEqual([])
  })

  test('that is shortened below the age of the secret rotates it at once', async () => {
    const { region, terraform, id } = await start()
    pass(region, 20)
    await terraform.settle(withKey({ rotation: { every_days: 10, overlap_days: 5 } }))
    expect(hints(region, id)).toHaveLength(2)
  })

  test('that changes its overlap moves the end of the previous secret', async () => {
    const { region, terraform, id } = await start()
    pass(region, 30)
    await terraform.settle(withKey())
    pass(region, 5)
    await terraform.settle(withKey({ rotation: { every_days: 30, overlap_days: 20 } }))
    expect(key(terraform)['previous_expires_at']).toBe(after(key(terraform)['created_at'], 20))
    await terraform.settle(withKey({ rotation: { every_days: 30, overlap_days: 5 } }))
    expect(hints(region, id)).toEqual([key(terraform)['hint']])
  })

  test('that goes during an overlap leaves its end as it was', async () => {
    const { region, terraform, id } = await start()
    pass(region, 30)
    await terraform.settle(withKey())
    const { previous_expires_at } = key(terraform)
    await terraform.settle(withKey({}))
    expect(key(terraform)).toMatchObject({ previous_expires_at, rotates_at: null })
    pass(region, 7)
    await terraform.settle(withKey({}))
    expect(hints(region, id)).toEqual([key(terraform)['hint']])
  })

  test('is adopted by an imported secret, which is rotated when it is too old', async () => {
    const { region, terraform, id } = await start(withKey({}))
    const { hint, created_at } = key(terraform)
    for (const { days, count } of [
      { days: 10, count: 1 },
      { days: 20, count: 2 },
    ]) {
      pass(region, days)
      terraform.forget('key')
      await terraform.import('key', 'qlikcloud_oauth_client_secret', `${id}/${show(hint)}`)
      await terraform.settle(withKey({ ...MONTHLY, keepers: { a: 'b' } }))
      expect(hints(region, id)).toHaveLength(count)
    }
    expect(key(terraform)).toMatchObject({ previous_hint: hint, previous_created_at: created_at })
  })

  test.each([
    {
      title: 'no days',
      given: { every_days: 0, overlap_days: 0 },
      summary: 'Invalid rotation period',
      detail:
        'every_days is 0. Give whole days, from 1 to 3650, or leave it out to rotate only when keepers change. (rotation/every-days)\n\nAt: rotation.every_days',
      path: 'rotation.every_days',
    },
    {
      title: 'an overlap that is too long',
      given: { every_days: 7, overlap_days: 7 },
      summary: 'Overlap as long as the rotation period',
      detail:
        'overlap_days is 7 and every_days is 7: the old secret would still be there when the next one is due. Give fewer days of overlap than 7. (rotation/overlap)\n\nAt: rotation.overlap_days',
      path: 'rotation.overlap_days',
    },
    {
      title: 'no overlap',
      given: { every_days: 7 },
      summary: 'Missing required attribute',
      detail: '`rotation.overlap_days` is null, but required. Give it a value.',
      path: 'rotation.overlap_days',
    },
  ])('is refused with $title', async ({ given, summary, detail, path }) => {
    const region = await startRegion()
    expect(await region.terraform().validate(withKey({ rotation: given }))).toEqual([
      { on: 'key', severity: 'error', summary, detail, path },
    ])
  })
})

describe('a secret that is rotated', () => {
  test('goes with its previous one', async () => {
    const { region, terraform, id } = await start()
    pass(region, 30)
    await terraform.settle(withKey())
    await terraform.settle(app(WITHOUT))
    expect(hints(region, id)).toEqual([])
  })

  test('is made anew for another client', async () => {
    const { region, terraform } = await start()
    pass(region, 30)
    await terraform.settle(withKey())
    const moved = {
      app: client({ ...WITHOUT, tenant: 'globex' }),
      key: secret({ ...MONTHLY, tenant: 'globex' }),
    }
    await terraform.settle(moved)
    expect(region.acme.clients()).toHaveLength(1)
    expect(region.globex.client(terraform.text('app', 'client_id'))?.secrets).toHaveLength(1)
    expect(key(terraform)['previous_hint']).toBeNull()
  })

  test('has company: each resource of a client keeps its own time', async () => {
    const two = {
      app: client(WITHOUT),
      key: secret(MONTHLY),
      other: secret({ rotation: { every_days: 10, overlap_days: 3 } }),
    }
    const { region, terraform, id } = await start(two)
    const first = key(terraform)
    pass(region, 10)
    await terraform.settle(two)
    expect(hints(region, id)).toHaveLength(3)
    pass(region, 20)
    await terraform.settle(two)
    expect(hints(region, id)).toHaveLength(4)
    expect(key(terraform)['previous_hint']).toBe(first['hint'])
  })
})
