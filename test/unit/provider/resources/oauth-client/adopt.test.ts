import type { Fault } from '../../../../../src/emulator'
import { app, KEYED, NATIVE, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { startRegion, stopRegions } from '../../harness/region'
import type { PlainObject } from '../../harness/values'

afterEach(stopRegions)

const POST = { method: 'POST', path: '/api/v1/oauth-clients', call: 1 } as const

const LOST: readonly (Fault & { readonly title: string })[] = [
  { title: 'cut off', ...POST, effect: 'drop-after' },
  { title: 'replaced by 503', ...POST, effect: 'status-after', status: 503 },
  { title: 'cut in the middle', ...POST, effect: 'truncate' },
  { title: 'replaced by a page', ...POST, effect: 'not-json' },
]

describe('a client whose creation was not answered', () => {
  test.each(LOST)('is adopted with a usable secret when the answer was $title', async (fault) => {
    const region = await startRegion()
    const terraform = region.terraform()
    const prepared = region.emulator.faults.add(fault)
    const { findings } = await terraform.settle(app(WEB))
    expect(prepared.fired()).toBe(1)

    const id = terraform.text('app', 'client_id')
    expect(findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: 'OAuth client adopted',
        detail: `The answer to creating "Web" in tenant acme.localhost:${region.emulator.port} was lost. Exactly one client fits it, ${id}, and is managed from now on.`,
        path: '',
      },
    ])
    expect(region.acme.clients()).toHaveLength(2)
    expect(region.acme.secretValues(id)).toEqual([terraform.state('app')?.['client_secret']])
  })

  test.each<{ title: string; given: PlainObject }>([
    { title: 'keep_initial_secret = false', given: { ...WEB, keep_initial_secret: false } },
    { title: 'a private key', given: KEYED },
    { title: 'no secret at all', given: NATIVE },
  ])('is adopted without a secret, with $title', async ({ given }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    region.emulator.faults.add({ ...POST, effect: 'drop-after' })
    await terraform.settle(app(given))
    expect(region.acme.secretValues(terraform.text('app', 'client_id'))).toEqual([])
    expect(region.acme.clients()).toHaveLength(2)
  })

  test('is not mistaken for one that was there before', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { clientId } = region.acme.createClient({
      appType: 'web',
      clientName: 'Web',
      redirectUris: WEB.redirect_uris,
      allowedScopes: WEB.allowed_scopes,
    })
    region.emulator.faults.add({ ...POST, effect: 'drop-after' })
    await terraform.settle(app(WEB))
    expect(terraform.text('app', 'client_id')).not.toBe(clientId)
    expect(region.acme.clients()).toHaveLength(3)
    expect(region.acme.client(clientId)?.secrets).toHaveLength(1)
  })

  test('is created after all when there is no trace of it', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    region.emulator.faults.add({ ...POST, effect: 'drop-before' })
    const { findings } = await terraform.settle(app(WEB))
    expect(findings).toEqual([])
    expect(region.acme.clients()).toHaveLength(2)
  })

  test('is named with its import line when two fit', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    region.emulator.faults.add({ ...POST, effect: 'drop-before' })
    const twin = { appType: 'web', clientName: 'Web', redirectUris: WEB.redirect_uris }
    region.whileAsleep.push(() => {
      for (const description of ['one', 'other']) region.acme.createClient({ ...twin, description })
    })
    const { errors } = await terraform.apply(app(WEB))
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Unclear whether the OAuth client was created',
        detail: containing('the client "Web" may be one of: '),
        path: '',
      },
    ])
    const found = region.acme.clients().filter(({ clientName }) => clientName === 'Web')
    expect(found).toHaveLength(2)
    for (const { clientId, createdAt } of found) {
      expect(errors[0]?.detail).toContain(
        `\n  "Web", created ${createdAt}: terraform import ADDRESS '${clientId}'`,
      )
    }
    expect(terraform.names()).toEqual([])
  })
})

describe('a name that is taken', () => {
  test('is said at plan, with a line to import the client by', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { clientId } = region.globex.createClient({
      appType: 'web',
      clientName: 'Web',
      redirectUris: WEB.redirect_uris,
    })
    const { createdAt } = region.globex.client(clientId) ?? {}
    const plan = await terraform.plan(app({ ...WEB, tenant: 'globex' }))
    expect(plan.findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: `Tenant "globex" (globex.localhost:${region.emulator.port}) has an OAuth client "Web" already`,
        detail: `It has 1 of this name that no resource which was read for this plan manages; a further one is about to be created. If it is meant to be the same, for instance because an apply was interrupted, import it or delete it:\n  created ${createdAt}: terraform import ADDRESS 'globex:${clientId}'\nLeave it alone where the plan did not say this and only the apply does: then it is one that another resource manages, or that is being replaced.`,
        path: 'client_name',
      },
    ])
    expect(plan.changes['app']?.action).toBe('create')
  })

  test('by the client itself is no reason to warn of a namesake', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const applied = await terraform.settle(app({ ...WEB, app_type: 'native' }))
    const titles = [...applied.plan.findings, ...applied.findings].map(({ summary }) => summary)
    expect(titles).toEqual([expect.stringMatching(/^OAuth client \w+ is replaced$/)])
  })
})
