import { CLIENT } from './harness/blocks'
import { clientsOf, configurationOf, managedBy, startFleet, type Fleet } from './harness/fleet'
import { pick, randomFaults, seeded } from './harness/random-faults'
import { stopRegions } from './harness/region'
import type { Finding } from './harness/report'

afterEach(stopRegions)

/** FLEET_SEED=… runs it with other faults; the gate always plays the same. */
const SEED = Number(process.env['FLEET_SEED'] ?? 1)

const NAMES = Array.from({ length: 100 }, (_, index) => `t${String(index)}`)
const OUTSIDE = ['outside0', 'outside1']
const LEFT_OUT = ['left0', 'left1']
const UNTOUCHED = [...OUTSIDE, ...LEFT_OUT]
const GUARD = { allowed_tenants: ['t*', 'left*'], excluded_tenants: ['left*'] }

/** What an answer that was lost has left in a client, as its plan says. */
const UNMANAGED = 'has secrets that are not managed'

jest.setTimeout(300_000)

const everyTenant = <T>(work: (tenant: string) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(NAMES.map(work))

const says = (findings: readonly Finding[], text: string): boolean =>
  findings.some(({ detail }) => detail.includes(text))

/** Without what is said of the provider block: that tenants are left out. */
const ofResources = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ on }) => on !== '')

const titles = (findings: readonly Finding[]): readonly string[] => findings.map(({ summary }) => summary)

/** What each tenant has that its state does not know, after a plan in which nothing fails. */
async function orphansOf(
  { region, of }: Fleet,
  heard: ReadonlyMap<string, readonly Finding[]>,
): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>> {
  const found = await everyTenant(async (tenant) => {
    const { findings, errors } = await of(tenant).plan(configurationOf(tenant))
    const there = clientsOf(region.emulator.tenant(tenant))
    const known = managedBy(of(tenant))
    const orphans = there.filter(({ clientId }) => !known.includes(clientId))
    const said = [...(heard.get(tenant) ?? []), ...findings]
    const names = there.map(({ clientName }) => clientName)
    expect({
      tenant,
      errors,
      unnamed: orphans.filter(({ clientId }) => !says(said, clientId)),
      // No create was sent twice.
      duplicates: names.filter((name, at) => names.indexOf(name) !== at),
    }).toEqual({ tenant, errors: [], unnamed: [], duplicates: [] })
    return [tenant, orphans.map(({ clientId, clientName }) => ({ id: clientId, name: clientName }))] as const
  })
  return new Map(found)
}

/** Imports each orphan, as the messages say; then one apply makes of every tenant what is configured. */
async function converges(fleet: Fleet, orphans: Awaited<ReturnType<typeof orphansOf>>): Promise<void> {
  const { region, of, restart } = fleet
  for (const [tenant, lost] of orphans)
    for (const { id, name } of lost)
      expect(ofResources(await of(tenant).import(name.toLowerCase(), CLIENT, `${tenant}:${id}`))).toEqual([])

  const applied = await everyTenant((tenant) => of(tenant).apply(configurationOf(tenant)))
  expect(applied.flatMap(({ errors }) => errors)).toEqual([])
  await restart()
  await everyTenant(async (tenant) => {
    const { empty, findings } = await of(tenant).plan(configurationOf(tenant))
    const there = clientsOf(region.emulator.tenant(tenant))
    const hints = there
      .filter(({ clientName }) => clientName === 'Office')
      .flatMap(({ secrets }) => secrets.map(({ hint }) => hint))
    const key = of(tenant).text('key', 'hint')
    expect({
      tenant,
      empty,
      otherFindings: titles(ofResources(findings)).filter((title) => !title.endsWith(UNMANAGED)),
      unnamedSecrets: hints.filter((hint) => hint !== key && !says(findings, `"${hint}"`)),
      names: there.map(({ clientName }) => clientName).sort(),
      ids: there.map(({ clientId }) => clientId).sort(),
      hasKey: hints.includes(key),
    }).toEqual({
      tenant,
      empty: true,
      otherFindings: [],
      unnamedSecrets: [],
      names: ['Office', 'Portal'],
      ids: [...managedBy(of(tenant))].sort(),
      hasKey: true,
    })
  })
}

test('faults in a hundred tenants at once leave no duplicate and no orphan unnamed, and one more apply converges', async () => {
  // Each tenant has its own luck, for which of them is served first changes.
  const luckOf = (name: string) => seeded(SEED * NAMES.length + NAMES.indexOf(name))
  // All share one clock, which also moves by what the others wait.
  let block = { ...GUARD, max_wait_seconds: 3_600, request_timeout_seconds: 4 }
  const fleet = await startFleet([...NAMES, ...UNTOUCHED], () => block)
  const { region, of } = fleet
  const { faults } = region.emulator

  const heard = new Map<string, readonly Finding[]>()
  const struck = await everyTenant(async (name) => {
    const random = luckOf(name)
    if (random() < 0.2) fleet.killAt.set(name, pick(random, [0, 1, 2]))
    const strike = (): void => {
      for (const fault of randomFaults(random, name)) faults.add(fault)
    }
    const early = random() < 0.25
    if (early) strike()
    const { plan, findings, errors } = await of(name).apply(configurationOf(name), {
      afterPlan: early ? () => undefined : strike,
    })
    heard.set(name, [...plan.findings, ...findings])
    return errors.length > 0
  })
  for (const name of OUTSIDE)
    expect(titles((await of(name).plan(configurationOf(name))).errors)).toContain('Tenant not allowed')
  for (const name of LEFT_OUT)
    expect(titles((await of(name).apply(configurationOf(name))).errors)).toContain('Tenant left out')
  // Many fail, and some get through all the same.
  expect(struck.filter((failed) => failed).length).toBeGreaterThan(20)
  expect(struck).toContain(false)

  faults.clear()
  fleet.killAt.clear()
  block = { ...block, request_timeout_seconds: 30 }
  await fleet.restart()
  const orphans = await orphansOf(fleet, heard)
  await fleet.restart()
  await converges(fleet, orphans)
  for (const name of UNTOUCHED) expect(region.emulator.tenant(name).requests()).toEqual([])
})

test('a process killed in the middle of a hundred tenants leaves no duplicate and no orphan unnamed', async () => {
  const fleet = await startFleet(NAMES, () => ({}))
  const { region, of } = fleet
  let isKilled = (): boolean => false
  let plans = 0
  const killSoon = (): void => {
    plans += 1
    // Once all are under way, somewhere in the midst of what they call.
    if (plans === NAMES.length) isKilled = region.kill(NAMES.length * 2)
  }
  await everyTenant((name) =>
    of(name).apply(configurationOf(name), { afterPlan: killSoon, isKilled: () => isKilled() }),
  )
  expect(isKilled()).toBe(true)
  region.emulator.faults.clear()
  await fleet.restart()

  const orphans = await orphansOf(fleet, new Map())
  expect([...orphans.values()].flat().length).toBeGreaterThan(10)
  await fleet.restart()
  await converges(fleet, orphans)
})
