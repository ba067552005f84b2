import { SECRET_NAMES } from '../attributes/attributes'
import { isJsonList, isJsonObject, isTextList, memberOf, type Json, type JsonObject } from './json'
import type { Action, OtherChange, PlannedChange } from './plan'
import { PlanProblem } from './plan-problem'
import { canonicalText, differingMembers, type PlanObject } from './plan-value'
import { readSides } from './read-values'
import type { TenantHosts } from './tenant-urls'
import type { Writable } from './writable'

/** Terraform's lists of actions. A list that is missing here is refused: it may do anything. */
const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['no-op', 'none'],
  ['read', 'none'],
  ['create', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['delete,create', 'replace'],
  ['create,delete', 'replace'],
  ['forget', 'forget'],
  ['create,forget', 'replace'],
  ['forget,create', 'replace'],
])

/** Which sides an action has. */
const SIDES: Readonly<Record<Action, { readonly before?: boolean; readonly after?: boolean }>> = {
  create: { before: false, after: true },
  update: { before: true, after: true },
  replace: { before: true, after: true },
  delete: { before: true, after: false },
  forget: { before: true },
  none: {},
}

/** Reads one entry of `resource_changes` or `resource_drift` that belongs to this provider. */
export function readChange(entry: JsonObject, hosts: TenantHosts): PlannedChange {
  const { address, change, action } = readHead(entry)
  const sides = readSides(change, SECRET_NAMES)
  requireSides(address, action, sides)
  const tenant = tenantOf(sides.after ?? sides.before, address, hosts)
  const previousAddress = entry['previous_address']
  const deposed = entry['deposed']
  const reason = entry['action_reason']
  const importing = memberOf(change, 'importing')
  const planned: Writable<PlannedChange> = {
    address,
    type: requireText(entry, 'type', address),
    // Data sources only read.
    action: entry['mode'] === 'data' ? 'none' : action,
    replacedFor: replacedFor(change['replace_paths']),
    before: sides.before,
    after: sides.after,
    hiddenChanges: sides.hiddenChanges,
    differing: differingMembers(sides.before, sides.after, sides.hiddenChanges),
  }
  if (typeof previousAddress === 'string') planned.previousAddress = previousAddress
  if (typeof deposed === 'string') planned.deposed = deposed
  if (typeof reason === 'string') planned.reason = reason
  if (isJsonObject(importing)) planned.imported = { id: importedId(importing) }
  if (tenant !== undefined) planned.tenant = tenant
  return planned
}

/** Reads one entry of another provider; none if nothing happens to it. */
export function readOtherChange(entry: JsonObject): readonly OtherChange[] {
  const { address, change, action } = readHead(entry)
  if (action === 'none' || entry['mode'] === 'data') return []
  const { before, after } = readSides(change, SECRET_NAMES)
  const canonical = `${JSON.stringify([address, entry['deposed'] ?? null, change['actions'] ?? null])}${canonicalText(before)}${canonicalText(after)}`
  return [{ address, type: requireText(entry, 'type', address), canonical }]
}

function readHead(entry: JsonObject): {
  readonly address: string
  readonly change: JsonObject
  readonly action: Action
} {
  const address = requireText(entry, 'address', 'a resource')
  const change = entry['change']
  if (!isJsonObject(change)) throw new PlanProblem(`${address} has no change`)
  const actions = change['actions']
  const action = isTextList(actions) ? ACTIONS.get(actions.join(',')) : undefined
  if (action === undefined) {
    throw new PlanProblem(`${address} has actions that this version of qlikcloud does not know`)
  }
  return { address, change, action }
}

/** An action without its sides would pass as one that grants nothing. */
function requireSides(
  address: string,
  action: Action,
  sides: { readonly before: PlanObject | null; readonly after: PlanObject | null },
): void {
  for (const side of ['before', 'after'] as const) {
    const wanted = SIDES[action][side]
    if (wanted !== undefined && wanted !== (sides[side] !== null)) {
      const problem = wanted ? `no values ${side} it` : `values ${side} it`
      throw new PlanProblem(`the ${action} of ${address} has ${problem}`)
    }
  }
}

function requireText(entry: JsonObject, name: string, whose: string): string {
  const value = entry[name]
  if (typeof value !== 'string' || value === '') throw new PlanProblem(`${whose} has no ${name}`)
  return value
}

/** Where the object will be, or was: the provider's own tenant if it names none; not known while its name is not. */
function tenantOf(side: PlanObject | null, address: string, hosts: TenantHosts): string | undefined {
  const tenant = side?.['tenant'] ?? null
  if (tenant === null) return hosts(address)
  return typeof tenant === 'string' ? tenant : undefined
}

function replacedFor(paths: Json | undefined): readonly string[] {
  if (!isJsonList(paths)) return []
  const names = paths.flatMap((path) => (isJsonList(path) && typeof path[0] === 'string' ? [path[0]] : []))
  return [...new Set(names)]
}

function importedId(importing: JsonObject): string | undefined {
  return typeof importing['id'] === 'string' ? importing['id'] : undefined
}
