import type { Condition, Subject } from './condition'
import { meets } from './condition'

/** A row of a policy: what it decides, and for which findings. Whatever it does not name may be anything. */
export interface PolicyRow {
  readonly decision: 'allow' | 'forbid'
  readonly conditions: readonly Condition[]
  /**
   * Patterns in which `*` stands for any characters; a finding that has no such thing does not match, but for the tenant:
   * where a plan does not tell it, rows that forbid match, and rows that allow do not.
   */
  readonly addresses?: readonly string[]
  readonly plans?: readonly string[]
  readonly tenants?: readonly string[]
  readonly scopes?: readonly string[]
  readonly hosts?: readonly string[]
  /** Shown where the row refuses. */
  readonly because?: string
}

/** The rows of a policy file. The first one that matches a finding decides about it. */
export interface Policy {
  readonly rows: readonly PolicyRow[]
}

/** The things of a finding that a row can name. */
export const POLICY_FILTERS: Readonly<
  Record<'addresses' | 'plans' | 'tenants' | 'scopes' | 'hosts', (subject: Subject) => string | undefined>
> = {
  addresses: ({ change }) => change.address,
  plans: ({ change }) => change.plan,
  tenants: ({ change }) => change.tenant,
  scopes: ({ finding }) => finding.scope,
  hosts: ({ finding }) => finding.host,
}

/** A policy with its patterns made ready. */
export type Decide = (
  subject: Subject,
) => { readonly row: number; readonly decision: 'allow' | 'forbid' } | undefined

/** The first row that is about a finding; undefined when there is none. */
export function decider({ rows }: Policy): Decide {
  const tests = rows.map((row) => ({ decision: row.decision, isAbout: matcher(row) }))
  return (subject) => {
    const row = tests.findIndex(({ isAbout }) => isAbout(subject))
    const test = tests[row]
    return test === undefined ? undefined : { row, decision: test.decision }
  }
}

function matcher(row: PolicyRow): (subject: Subject) => boolean {
  const filters = Object.entries(POLICY_FILTERS).flatMap(([name, partOf]) => {
    // The filters are named after the row's own members.
    const patterns = row[name as keyof typeof POLICY_FILTERS]?.map(toPattern)
    return patterns === undefined ? [] : [{ name, patterns, partOf }]
  })
  // A plan does not tell the tenant whose url comes from the environment: it may be any of those that the row protects.
  const isDoubted = (name: string): boolean => name === 'tenants' && row.decision === 'forbid'
  return (subject) =>
    row.conditions.some((condition) => meets(subject, condition)) &&
    filters.every(({ name, patterns, partOf }) => {
      const part = partOf(subject)
      return part === undefined ? isDoubted(name) : patterns.some((pattern) => pattern.test(part))
    })
}

/** A text in which `*` stands for any characters. */
export function toPattern(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's')
}
