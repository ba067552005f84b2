import { isJsonObject, type Json, type JsonObject } from '../plan/json'
import { objectsIn } from '../plan/managed-objects'
import { parseJson } from '../plan/parse-json'
import type { ManagedObject, PlannedChange } from '../plan/plan'
import { PlanProblem } from '../plan/plan-problem'
import { isOurs } from '../plan/is-ours'
import { listOf, readDrift, requireFormat } from '../plan/read-plan'
import { tenantHosts } from '../plan/tenant-urls'

/** An object that a stack manages, with the tenant that it is in, where that can be told. */
export interface ObjectInTenant extends ManagedObject {
  readonly tenant?: string
}

/** What a plan that only refreshes says. */
export interface Refresh {
  /** What differs: `before` is the state, `after` is real. */
  readonly drift: readonly PlannedChange[]
  /** Everything that is managed, as it is now. */
  readonly managed: readonly ObjectInTenant[]
  /** Objects of other providers that differ, which nobody judges. */
  readonly others: number
  /** Some of it could not be read, and is as it was in the state. */
  readonly isPartial: boolean
}

export type RefreshReading =
  | { readonly kind: 'refresh'; readonly refresh: Refresh }
  | { readonly kind: 'refused'; readonly problem: string }

/**
 * Reads the JSON of `terraform plan -refresh-only`. Unlike a plan to apply, one that failed half-way is of use: what was
 * read is real, and the rest is said to be unread.
 */
export function readRefresh(text: string): RefreshReading {
  const read = parseJson(text)
  if (read.kind === 'refused') return read
  try {
    return { kind: 'refresh', refresh: refreshOf(read.value) }
  } catch (error) {
    if (error instanceof PlanProblem) return { kind: 'refused', problem: error.message }
    throw error
  }
}

/** What a state holds, from its JSON; undefined when the text is none. */
export function readState(text: string): readonly ManagedObject[] | undefined {
  const read = parseJson(text)
  if (read.kind === 'refused' || !isJsonObject(read.value)) return undefined
  const format = read.value['format_version']
  return typeof format === 'string' && format.startsWith('1.') ? objectsIn(read.value) : undefined
}

function refreshOf(json: Json): Refresh {
  if (!isJsonObject(json)) throw new PlanProblem('it is JSON, but not what `terraform show -json` prints')
  requireFormat(json)
  requireNoChanges(json)
  const hosts = tenantHosts(json)
  return {
    drift: readDrift(json, hosts),
    managed: objectsIn(json['prior_state']).map((object) => {
      const own = object.values['tenant']
      const tenant = typeof own === 'string' ? own : hosts(object.address)
      return { ...object, ...(tenant !== undefined && { tenant }) }
    }),
    others: listOf(json, 'resource_drift').filter((entry) => !isOurs(entry)).length,
    isPartial: json['errored'] === true,
  }
}

/** A plan that changes something would be read as one in which nothing has drifted. */
function requireNoChanges(json: JsonObject): void {
  if (listOf(json, 'resource_changes').length > 0)
    throw new PlanProblem('it plans changes: a plan for drift is made with -refresh-only')
}
