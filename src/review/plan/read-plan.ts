import { isJsonList, isJsonObject, memberOf, type Json, type JsonObject } from './json'
import { parseJson } from './parse-json'
import type { Action, OtherChange, Plan, PlannedChange, PlanReading } from './plan'
import { managedObjects } from './managed-objects'
import { configurationText } from './read-configuration'
import { readChange, readOtherChange } from './read-change'
import { isOurs } from './is-ours'
import { PlanProblem } from './plan-problem'
import { tenantHosts, type TenantHosts } from './tenant-urls'

/** The format of `terraform show -json` that is understood: a minor version only adds to it. */
const FORMAT = /^1\.\d+$/

/** A plan that says by itself that it is only a part of what was asked for. */
const UNFINISHED: readonly {
  readonly applies: (plan: JsonObject) => boolean
  readonly problem: string
}[] = [
  {
    applies: (plan) => plan['errored'] === true,
    problem: 'the plan failed half-way: repair what Terraform reports, and plan again',
  },
  {
    applies: (plan) => isJsonList(plan['deferred_changes']) && plan['deferred_changes'].length > 0,
    problem: 'the plan defers changes to a later one: what they will be is not known, so there is no verdict',
  },
  {
    applies: (plan) => plan['complete'] === false,
    problem: 'the plan is incomplete, as with -target: plan everything, so that nothing goes unreviewed',
  },
]

/**
 * Reads the output of `terraform show -json PLANFILE`. Either all of it is understood or the answer says why not; no
 * value of the plan is in that text.
 */
export function readPlan(text: string): PlanReading {
  const read = parseJson(text)
  if (read.kind === 'refused') return read
  try {
    return { kind: 'plan', plan: planOf(read.value) }
  } catch (error) {
    if (error instanceof PlanProblem) return { kind: 'refused', problem: error.message }
    // Modules within modules without end, or marks: the stack is full.
    if (error instanceof RangeError) return { kind: 'refused', problem: 'it is nested deeper than any plan' }
    throw error
  }
}

function planOf(json: Json): Plan {
  if (!isJsonObject(json))
    throw new PlanProblem('it is JSON, but not the object that `terraform show -json` prints')
  requireFormat(json)
  const unfinished = UNFINISHED.find(({ applies }) => applies(json))
  if (unfinished !== undefined) throw new PlanProblem(unfinished.problem)

  const hosts = tenantHosts(json)
  const changes: PlannedChange[] = []
  const others: OtherChange[] = []
  for (const entry of listOf(json, 'resource_changes')) {
    if (isOurs(entry)) changes.push(readChange(entry, hosts))
    else others.push(...readOtherChange(entry))
  }
  return {
    terraformVersion: typeof json['terraform_version'] === 'string' ? json['terraform_version'] : 'unknown',
    changes,
    drift: readDrift(json, hosts),
    others,
    managed: managedObjects(json),
    configuration: configurationText(json),
    relevant: new Set(
      listOf(json, 'relevant_attributes').flatMap((entry) => {
        const address = memberOf(entry, 'resource')
        return typeof address === 'string' ? [address] : []
      }),
    ),
  }
}

/** What was changed outside of Terraform. */
export function readDrift(json: JsonObject, hosts: TenantHosts): readonly PlannedChange[] {
  return listOf(json, 'resource_drift')
    .filter(isOurs)
    .map((entry) => readChange(entry, hosts))
    .filter(({ action }) => DRIFTS.has(action))
}

const DRIFTS: ReadonlySet<Action> = new Set(['update', 'delete'])

/** @throws PlanProblem when it is no plan, or one of another format. */
export function requireFormat(json: JsonObject): void {
  const format = json['format_version']
  if (typeof format !== 'string') {
    throw new PlanProblem('it has no format_version: give the output of `terraform show -json PLANFILE`')
  }
  if (!FORMAT.test(format)) {
    const given = /^[\w.-]{1,20}$/.test(format) ? `format_version ${format}` : 'a format_version'
    throw new PlanProblem(`it has ${given}, and this version of qlikcloud understands 1.x`)
  }
  if (!('planned_values' in json) && !('resource_changes' in json)) {
    throw new PlanProblem(
      'it is a state or something else, not a plan: name the plan file to `terraform show -json`',
    )
  }
}

/** @throws PlanProblem when there is something else. */
export function listOf(json: JsonObject, name: string): readonly JsonObject[] {
  const list = json[name] ?? []
  if (!isJsonList(list) || !list.every(isJsonObject)) {
    throw new PlanProblem(`its ${name} is not a list of objects`)
  }
  return list
}
