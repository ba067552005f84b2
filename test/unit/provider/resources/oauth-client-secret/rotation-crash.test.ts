import type { FaultEffect, PreparedFault } from '../../../../../src/emulator'
import { client, secret, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { show } from '../../harness/values'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'
import type { Terraform } from '../../harness/terraform'

afterEach(stopRegions)

const DAY_MS = 86_400_000
const PATH = '/api/v1/**'
const POST = { method: 'POST', path: '/**/client-secrets' }

const rotated = (every_days: number, overlap_days: number): Configuration => ({
  app: client({ ...WEB, keep_initial_secret: false }),
  key: secret({ rotation: { every_days, overlap_days } }),
})

async function start(configuration: Configuration, ...days: readonly number[]) {
  const region = await startRegion()
  const terraform = region.terraform()
  expect((await terraform.apply(configuration)).errors).toEqual([])
  const id = terraform.text('app', 'client_id')
  const foreign = region.acme.addSecret(id).clientSecret
  const [last = 0, ...before] = [...days].reverse()
  for (const some of before.reverse()) {
    region.emulator.clock.advance(some * DAY_MS + 1_000)
    await terraform.apply(configuration)
  }
  region.emulator.clock.advance(last * DAY_MS + 1_000)
  return { region, terraform, id, foreign }
}

type Started = Awaited<ReturnType<typeof start>>

const live = ({ acme }: Region, id: string): readonly string[] => acme.secretValues(id)
interface Step {
  readonly title: string
  readonly configuration: Configuration
  readonly days: readonly number[]
  /** Whether the next apply has something to retire. */
  readonly more?: boolean
}

const value = (terraform: Terraform): string => terraform.text('key', 'secret')

const STEPS: readonly Step[] = [
  { title: 'a rotation', configuration: rotated(30, 7), days: [30] },
  { title: 'a rotation without overlap', configuration: rotated(30, 0), days: [30], more: true },
  { title: 'a retirement', configuration: rotated(30, 7), days: [30, 7] },
  { title: 'a rotation that retires first', configuration: rotated(30, 7), days: [30, 40] },
]

const KINDS: readonly { readonly effect: FaultEffect; readonly lasting: boolean }[] = [
  { effect: { effect: 'status', status: 403 }, lasting: false },
  { effect: { effect: 'status', status: 500 }, lasting: true },
  { effect: { effect: 'status-after', status: 503 }, lasting: true },
  { effect: { effect: 'drop-before' }, lasting: false },
  { effect: { effect: 'drop-after' }, lasting: false },
  { effect: { effect: 'truncate' }, lasting: false },
  { effect: { effect: 'not-json' }, lasting: true },
]

describe.each(STEPS)('$title', ({ configuration, days, more = false }) => {
  let calls = 0

  /** Expects that all comes out as configured; answers what the first plan on the way there has found. */
  async function converge({ terraform, region, id, foreign }: Started, afterPlan = (): void => undefined) {
    const { plan } = more
      ? await terraform.apply(configuration, { afterPlan })
      : await terraform.settle(configuration, { afterPlan })
    if (more) await terraform.settle(configuration)
    expect(live(region, id)).toContain(foreign)
    await stopRegions()
    return plan.findings
  }

  // The calls before one that fails are the same as when none does.
  beforeAll(async () => {
    const started = await start(configuration, ...days)
    const { terraform, region } = started
    let prepared: PreparedFault | undefined
    const { errors } = await terraform.apply(configuration, {
      afterPlan: () => {
        prepared = region.emulator.faults.add({ path: PATH, effect: 'delay', delayMs: 0 })
      },
    })
    expect(errors).toEqual([])
    calls = prepared?.matched() ?? 0
    await converge(started)
  })

  test('kill -9 at any call loses nothing', async () => {
    expect(calls).toBeGreaterThan(0)
    for (let call = 1; call <= calls; call++) {
      const started = await start(configuration, ...days)
      const { region, terraform, id } = started
      const before = region.acme.client(id)?.secrets.map(({ hint }) => hint)
      let isKilled = (): boolean => false
      await terraform.apply(configuration, {
        afterPlan: () => {
          isKilled = region.kill(call)
        },
        isKilled: () => isKilled(),
      })
      region.emulator.faults.clear()
      const held = live(region, id).includes(value(terraform))
      expect({ call, happened: isKilled(), held }).toEqual({ call, happened: true, held: true })

      const made = (region.acme.client(id)?.secrets ?? []).filter(({ hint }) => !before?.includes(hint))
      const findings = await converge(started)
      for (const { hint, createdAt, createdBy } of made) {
        const named = findings.some(({ detail }) =>
          detail.includes(`hint "${hint}", made ${createdAt} (less than an hour ago) by ${createdBy}`),
        )
        expect({ call, named }).toEqual({ call, named: true })
      }
    }
  })

  test.each(KINDS)(
    'leaves a true state and converges, whichever call meets $effect.effect (lasting: $lasting)',
    async ({ effect, lasting }) => {
      expect(calls).toBeGreaterThan(0)
      for (let call = 1; call <= calls; call++) {
        const started = await start(configuration, ...days)
        const { region, terraform, id } = started
        let prepared: PreparedFault | undefined
        const { errors } = await terraform.apply(configuration, {
          afterPlan: () => {
            const fault = { path: PATH, call: lasting ? { from: call } : call, ...effect }
            prepared = region.emulator.faults.add(fault)
          },
        })
        const happened = (prepared?.fired() ?? 0) > 0
        region.emulator.faults.clear()
        const held = live(region, id).includes(value(terraform))
        expect({ call, happened, held }).toEqual({ call, happened: true, held: true })

        let extra: readonly string[] = []
        const findings = await converge(started, () => {
          const known = [terraform.state('key')?.['hint'], terraform.state('key')?.['previous_hint']]
          const hints = (region.acme.client(id)?.secrets ?? []).map(({ hint }) => hint)
          extra = hints.filter((hint) => !known.includes(hint))
        })
        const said = JSON.stringify([errors, findings])
        for (const hint of extra)
          expect({ call, told: said.includes(`\\"${hint}\\"`) }).toEqual({ call, told: true })
      }
    },
  )
})

test('an answer that is lost names the new secret, keeps the old one, and is made up for by the next apply', async () => {
  const configuration = rotated(30, 7)
  const { region, terraform, id } = await start(configuration, 30)
  const before = terraform.state('key')
  region.emulator.faults.add({ ...POST, call: 1, effect: 'drop-after' })
  const { errors } = await terraform.apply(configuration)
  const orphan = region.acme.client(id)?.secrets.at(-1)?.hint
  expect(errors).toEqual([
    expect.objectContaining({
      on: 'key',
      summary: 'Answer with a client secret lost',
      detail: containing(
        'Nobody has its value, and the secret from before stays the current one. Delete the new one in the console; the next apply makes another.',
      ),
    }),
  ])
  expect(errors[0]?.detail).toContain(`\n  secret with hint "${orphan}"`)
  expect(terraform.state('key')).toEqual(before)
  expect(terraform.isTainted('key')).toBe(false)
  await terraform.settle(configuration)
  expect(terraform.state('key')).toMatchObject({ previous_hint: before?.['hint'] })
})

test('five secrets, what crashes have left among them, stop the next rotation at plan and are all named', async () => {
  const configuration = rotated(30, 7)
  const { region, terraform, id } = await start(configuration, 30)
  for (let count = 0; count < 3; count++) {
    let isKilled = (): boolean => false
    await terraform.apply(configuration, {
      afterPlan: () => {
        isKilled = region.kill(3)
      },
      isKilled: () => isKilled(),
    })
    region.emulator.faults.clear()
  }
  const secrets = region.acme.client(id)?.secrets ?? []
  expect(secrets).toHaveLength(5)
  const { errors } = await terraform.plan(configuration)
  expect(errors.map(({ on, summary }) => [on, summary])).toEqual([['key', 'Too many client secrets']])
  for (const { hint, createdAt, createdBy } of secrets)
    expect(errors[0]?.detail).toMatch(
      new RegExp(`hint "${hint}", made ${createdAt} \\(.* ago\\) by ${createdBy}`),
    )
  expect(errors[0]?.detail).toContain('Delete in the console what nobody uses')

  const { hint = '' } = secrets[2] ?? {}
  region.acme.removeSecret(id, hint)
  await terraform.settle(configuration)
})

describe('a secret that was deleted outside Terraform', () => {
  test('is rotated while the one before it is still there', async () => {
    const configuration = rotated(30, 7)
    const { region, terraform, id } = await start(configuration, 30, 1)
    const { hint, previous_hint } = terraform.state('key') ?? {}
    region.acme.removeSecret(id, show(hint))
    const { changes, findings } = await terraform.plan(configuration)
    expect(changes['key']?.action).toBe('update')
    expect(findings[0]).toMatchObject({
      summary: `Client secret "${show(previous_hint)}" is rotated`,
      detail: containing(
        `takes the place of its successor "${show(hint)}", which was deleted outside Terraform`,
      ),
    })
    await terraform.settle(configuration)
    expect(terraform.state('key')).toMatchObject({ previous_hint })
  })

  test('between plan and apply keeps the one before it from being retired', async () => {
    const configuration = rotated(30, 7)
    const { region, terraform, id } = await start(configuration, 30, 8)
    const { hint, previous_hint } = terraform.state('key') ?? {}
    const { errors } = await terraform.apply(configuration, {
      afterPlan: () => region.acme.removeSecret(id, show(hint)),
    })
    expect(errors).toEqual([expect.objectContaining({ on: 'key', summary: 'Client secret not retired' })])
    expect(region.acme.client(id)?.secrets.map((one) => one.hint)).toContain(previous_hint)
    await terraform.settle(configuration)
  })

  test('as the previous one is simply gone', async () => {
    const configuration = rotated(30, 7)
    const { region, terraform, id } = await start(configuration, 30, 1)
    region.acme.removeSecret(id, terraform.text('key', 'previous_hint'))
    await terraform.settle(configuration)
    expect(terraform.state('key')).toMatchObject({ previous_hint: null, previous_expires_at: null })
  })
})
