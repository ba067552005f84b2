import { groupChanges } from '../report/group-changes'
import { overallClass, type ChangeClass } from '../rules/finding'
import { classifyDrift } from './classify-drift'
import type { DriftItem, DriftKind } from './drift-item'
import type { DriftedStack, DriftOutcome, DriftReport } from './drift-report'
import { findOverdue } from './find-overdue'
import { unmanagedClient, unmanagedSecrets } from './find-unmanaged'
import { ignore, type IgnoreRow } from './ignore-rows'
import { isSpared, leftOutOf, withUnread } from './left-out'
import { managedIds, type ManagedIds } from './managed-ids'
import type { StackReading } from './stack-reading'
import { tenantLabels, type TenantLabels } from './tenants-of-clients'
import { canTellUnmanaged, notLookedFor } from './unlooked'
import { readObjects, unreadableGroups } from './unreadable-groups'

export interface DriftOptions {
  /** What the time is, in milliseconds since the epoch: secrets become overdue. */
  readonly nowMs: number
  /** What is known and not to be reported. @default - nothing */
  readonly ignore?: readonly IgnoreRow[]
}

/** Brings together what was found out about stacks. What is managed by one of them is unmanaged for none. */
export function createDriftReport(given: readonly StackReading[], options: DriftOptions): DriftReport {
  const stacks = given.map(withUnread)
  const managed = managedIds(stacks)
  const labels = tenantLabels(stacks)
  const all = [
    ...stacks.flatMap((stack) => driftOf(stack, managed, labels, options.nowMs)),
    ...(canTellUnmanaged(stacks) ? unmanagedClients(stacks, managed, labels) : []),
  ]
  const { items, uses } = ignore(all, options.ignore ?? [], options.nowMs)
  const told = stacks.map((stack) => tell(stack, items))
  return {
    verdict: {
      ...figuresOf(items),
      outcome: outcomeOf(items.length, told.some(isUnreadable)),
      stacks: stacks.length,
      inSync: told.filter(({ outcome }) => outcome === 'in-sync').length,
      unreadable: stacks.filter(({ problems }) => problems.length > 0).length,
      objects: told.reduce((sum, { objects }) => sum + objects, 0),
      notJudged: stacks.reduce((sum, { refresh }) => sum + (refresh?.others ?? 0), 0),
      ignored: uses.reduce((sum, { findings }) => sum + findings, 0),
    },
    stacks: told,
    groups: groupChanges(items, 'D', ({ drift }) => drift),
    unreadable: unreadableGroups(stacks),
    notLookedFor: notLookedFor(stacks),
    leftOut: leftOutOf(stacks),
    ignores: uses,
  }
}

/** What one stack shows by itself: all but the clients that nobody manages. */
function driftOf(
  stack: StackReading,
  managed: ManagedIds,
  labels: TenantLabels,
  nowMs: number,
): readonly DriftItem[] {
  const { name, refresh } = stack
  if (refresh === undefined) return []
  const fallback = labels.byDefault(stack)
  const located = <T extends { readonly tenant?: string }>(thing: T, clientId: unknown): T => {
    const found = labels.ofClient(typeof clientId === 'string' ? clientId : undefined) ?? fallback
    return thing.tenant === undefined && found !== undefined ? { ...thing, tenant: found } : thing
  }
  return [
    ...refresh.drift.flatMap((drift) =>
      classifyDrift(name, located(drift, drift.before?.['client_id']), managed),
    ),
    ...refresh.managed
      .map((object) => located(object, object.values['client_id']))
      .flatMap((object) => [
        ...findOverdue(name, object, nowMs),
        // Of what was not read, the state may list secrets that Terraform has deleted since.
        ...(isSpared(stack, object) ? [] : unmanagedSecrets(name, object, managed)),
      ]),
  ]
}

/** Each once, however many stacks have seen its tenant. The client that Terraform itself logs in with is none. */
function unmanagedClients(
  stacks: readonly StackReading[],
  managed: ManagedIds,
  labels: TenantLabels,
): readonly DriftItem[] {
  const callers = new Set(stacks.flatMap(({ inventories }) => inventories.map(({ caller }) => caller)))
  const found = new Map<string, DriftItem>()
  for (const { name, inventories } of stacks) {
    for (const { tenant, clients } of inventories) {
      for (const client of clients) {
        const key = `${tenant} ${client.clientId}`
        if (managed.clients.has(client.clientId) || callers.has(client.clientId) || found.has(key)) continue
        found.set(key, unmanagedClient(name, labels.ofTenant(tenant), client))
      }
    }
  }
  return [...found.values()]
}

function tell(stack: StackReading, items: readonly DriftItem[]): DriftedStack {
  const { name, refresh, problems } = stack
  const own = items.filter(({ plan }) => plan === name).length
  const isRead = refresh !== undefined && problems.length === 0
  return { name, outcome: outcomeOf(own, !isRead), objects: readObjects(stack), items: own }
}

/** What has drifted is certain, whatever else could not be read. */
function outcomeOf(items: number, isIncomplete: boolean): DriftOutcome {
  if (items > 0) return 'drift'
  return isIncomplete ? 'unreadable' : 'in-sync'
}

function isUnreadable({ outcome }: DriftedStack): boolean {
  return outcome === 'unreadable'
}

function figuresOf(
  items: readonly DriftItem[],
): Pick<DriftReport['verdict'], 'class' | 'items' | 'kinds' | 'classes'> {
  const kinds: Record<DriftKind, number> = { changed: 0, missing: 0, unmanaged: 0, overdue: 0 }
  const classes: Record<ChangeClass, number> = { broadens: 0, unknown: 0, narrows: 0, neutral: 0 }
  for (const item of items) {
    kinds[item.drift] += 1
    classes[item.class] += 1
  }
  return { class: overallClass(items), items: items.length, kinds, classes }
}
