import type { Region } from '../harness/region'
import type { Change, Finding } from '../harness/report'
import type { Terraform } from '../harness/terraform'
import { type Command, configurationOf, KEYS, secretsOf, type Trouble, type Wanted } from './commands'
import { promisesOf, type Promised } from './promises'
import { heldBy, storeOf } from './store'

const DAY_MS = 86_400_000
const PATH = '/api/v1/**'

/** A tenant, a state and somebody who wants something; whatever happens, what is promised about secrets holds. */
export interface World {
  run(command: Command): Promise<void>
  /** Applies without trouble, and holds the result to what is wanted. */
  finish(): Promise<void>
}

/** Breaches are thrown, so that the sequence of commands is shrunk. */
function breach(what: string): never {
  throw new Error(`Breach: ${what}`)
}

export async function createWorld(region: Region, terraform: Terraform, first: Wanted): Promise<World> {
  let wanted = first
  /** Values of the secrets that were made in the console and not deleted there. */
  const foreign = new Set<string>()
  /** Hint and keepers of each secret after the last good apply, unless it was to have no keepers since. */
  const settled = new Map<string, { readonly hint: string | undefined; readonly keepers: string }>()
  /**
   * Hints of secrets that a killed apply has made for a resource which was not planned since. Terraform asks the
   * provider about the client before it asks about its secrets, and about no resource that it has never had: until a
   * secret of the client is planned, nothing tells such a secret from one that a resource manages.
   */
  const lost = new Set<string>()
  /** All that the provider ever said. */
  let told = ''

  const clientId = (): string => terraform.text('app', 'client_id')
  const store = () => storeOf(region, clientId())
  const listen = (findings: readonly Finding[]): void => {
    told += findings.map(({ detail }) => detail).join('\n')
  }

  /** What does not hold at this moment. */
  function broken(promised: readonly Promised[]): readonly string[] {
    const { secrets, usesSecrets } = store()
    if (!usesSecrets) foreign.clear()
    const live = new Set(secrets.values())
    const now = region.emulator.clock.now().getTime()
    const lost = promised.filter(({ value, untilMs }) => usesSecrets && now < untilMs && !live.has(value))
    return [
      ...[...foreign].filter((value) => !live.has(value)).map(() => 'a secret of the console is gone'),
      ...lost.map(({ what }) => what),
    ]
  }

  async function watched<T>(work: () => Promise<T>): Promise<T> {
    const promised = promisesOf(wanted, terraform, store())
    const breaches: string[] = []
    region.watch.splice(0, region.watch.length, () => breaches.push(...broken(promised)))
    const result = await work()
    region.watch.length = 0
    const [first] = breaches
    return first === undefined ? result : breach(first)
  }

  /** Prepares the trouble; answers whether the provider is dead. */
  function prepare({ call, lasting, effect }: Trouble): () => boolean {
    const { faults } = region.emulator
    if (effect === 'kill') return region.kill(call)
    faults.add({ path: PATH, call: lasting ? { from: call } : call, ...effect })
    return () => false
  }

  async function apply(trouble?: Trouble): Promise<readonly Finding[] | undefined> {
    let isKilled = (): boolean => false
    for (const key of KEYS) if (wanted[key]?.keepers === undefined) settled.delete(key)
    const isTellable = secretsOf(wanted).length > 0
    if (isTellable) lost.clear()
    const before = store()
    const applied = await watched(() =>
      terraform.apply(configurationOf(wanted), {
        afterPlan: () => {
          if (trouble !== undefined) isKilled = prepare(trouble)
        },
        isKilled: () => isKilled(),
      }),
    )
    region.emulator.faults.clear()
    listen(applied.plan.findings)
    if (isKilled()) {
      const made = [...store().secrets.keys()].filter((hint) => !before.secrets.has(hint))
      if (isTellable && before.usesSecrets) made.forEach((hint) => lost.add(hint))
      return undefined
    }
    listen(applied.findings)
    if (applied.errors.length === 0) await expectSettled()
    return applied.errors
  }

  /** Without an overlap, the next apply deletes what a rotation has left. */
  const isRetirement = ([name, { action, changed }]: readonly [string, Change]): boolean =>
    action === 'no-op' ||
    (secretsOf(wanted).some(([key, { overlap = 0 }]) => key === name && overlap === 0) &&
      changed.every((attribute) => attribute.startsWith('previous_')))

  async function expectSettled(): Promise<void> {
    const applied = await watched(() => terraform.apply(configurationOf(wanted)))
    listen(applied.plan.findings)
    if (!Object.entries(applied.plan.changes).every(isRetirement)) breach('a second apply changes something')
    const plan = await watched(() => terraform.plan(configurationOf(wanted)))
    if (!plan.empty) {
      const changes = Object.entries(plan.changes).map(([name, { action }]) => `${name}: ${action}`)
      breach(`a second plan is not empty: ${changes.join(', ')} ${JSON.stringify(plan.errors)}`)
    }
    const { secrets } = store()
    const owned = new Set<string>()
    const names = secretsOf(wanted).map(([name]) => name)
    for (const key of KEYS) {
      const held = heldBy(terraform, key)
      if ((held !== undefined) !== names.includes(key)) breach(`${key} is not in the state as configured`)
      if (held === undefined) continue
      if (held.secret === undefined) breach(`${key} has no value`)
      if (secrets.get(held.hint ?? '') !== held.secret) breach(`${key} is not in the tenant`)
      owned.add(held.hint ?? '')
      const { keepers } = wanted[key] ?? {}
      const before = settled.get(key)
      if (before !== undefined && before.keepers !== keepers && before.hint === held.hint)
        breach(`${key} has other keepers, and was not rotated`)
      if (keepers !== undefined) settled.set(key, { hint: held.hint, keepers })
      if (held.previousHint !== undefined) {
        owned.add(held.previousHint)
        if (!secrets.has(held.previousHint)) breach(`the previous secret of ${key} is not in the tenant`)
      }
      const now = region.emulator.clock.now().getTime() - 1_000
      for (const time of [held.rotatesAt, held.previousExpiresAt])
        if (time !== undefined && Date.parse(time) <= now) breach(`${key} is overdue`)
    }
    const initial = terraform.state('app')?.['client_secret']
    for (const [hint, value] of secrets) {
      const isTold = told.includes(`"${hint}"`) || told.includes(`hint ${hint}`)
      if (!owned.has(hint) && value !== initial && !foreign.has(value) && !lost.has(hint) && !isTold)
        breach('a secret is left behind, and nobody was told')
      if (foreign.has(value) && names.length > 0 && !told.includes(`"${hint}"`))
        breach('a secret that was made in the console shows nowhere')
    }
    if (typeof initial === 'string' && ![...secrets.values()].includes(initial))
      breach('the initial secret is not in the tenant')
  }

  /** Everything that the state does not know goes, as somebody would do who has read the message. */
  function cleanUp(): void {
    const { secrets } = store()
    const kept = new Set(
      KEYS.flatMap((key) => [heldBy(terraform, key)?.hint, heldBy(terraform, key)?.previousHint]),
    )
    const initial = terraform.state('app')?.['client_secret']
    for (const [hint, value] of secrets) {
      if (kept.has(hint) || value === initial) continue
      if (!told.includes(`"${hint}"`)) breach('the message about the limit leaves a secret out')
      region.acme.removeSecret(clientId(), hint)
      foreign.delete(value)
    }
  }

  await terraform.settle(configurationOf(first))
  return {
    async run(command) {
      switch (command.do) {
        case 'want':
          wanted = command.wanted
          return
        case 'wait':
          region.emulator.clock.advance(command.days * DAY_MS + 1_000)
          return
        case 'apply':
          await apply(command.trouble)
          return
        case 'add in the console': {
          const { secrets, usesSecrets } = store()
          if (usesSecrets && secrets.size < 5) foreign.add(region.acme.addSecret(clientId()).clientSecret)
          return
        }
        case 'delete in the console': {
          const [hint, value] = [...store().secrets][command.which] ?? []
          if (hint === undefined || value === undefined) return
          region.acme.removeSecret(clientId(), hint)
          foreign.delete(value)
        }
      }
    },
    async finish() {
      let errors = await apply()
      if (errors?.some(({ summary }) => summary === 'Too many client secrets') === true) {
        cleanUp()
        errors = await apply()
      }
      if (errors === undefined || errors.length > 0)
        breach(`the last apply failed: ${JSON.stringify(errors)}`)
    },
  }
}
