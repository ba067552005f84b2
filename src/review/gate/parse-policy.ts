import type { JsonObject } from '../plan/json'
import { parseRows, textsOf, type ParsedRow, type RowFilters } from '../rows-file'
import { isCondition } from './condition'
import { POLICY_FILTERS, type Policy, type PolicyRow } from './policy'

/** A policy, or everything that is wrong with the file. */
export type PolicyReading =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

const FILTERS = Object.keys(POLICY_FILTERS)
const MEMBERS = ['allow', 'forbid', 'because', ...FILTERS]

/** Reads a policy file. */
export function parsePolicy(text: string): PolicyReading {
  const reading = parseRows(text, { members: MEMBERS, filters: FILTERS, parse: parseRow })
  return reading.kind === 'rows' ? { kind: 'policy', policy: { rows: reading.rows } } : reading
}

function parseRow(row: JsonObject, filters: RowFilters, name: string): ParsedRow<PolicyRow> {
  const decisions = (['allow', 'forbid'] as const).filter((decision) => row[decision] !== undefined)
  const [decision = 'forbid', ...others] = decisions
  if (decisions.length === 0 || others.length > 0) {
    const nothing: PolicyRow = { decision: 'forbid', conditions: [] }
    return { row: nothing, problems: [`${name} needs either "allow" or "forbid"`] }
  }
  const words = textsOf(row, decision) ?? []
  const problems = words
    .filter((word) => !isCondition(word))
    .map((word) => `${name} has "${word}" in "${decision}", which is neither a word nor a rule's id`)
  if (words.length === 0) problems.push(`${name} needs texts in "${decision}"`)
  const { because } = row
  if (because !== undefined && typeof because !== 'string')
    problems.push(`${name} has a "because" that is no text`)
  return {
    row: {
      decision,
      conditions: words.filter(isCondition),
      ...filters,
      ...(typeof because === 'string' && { because }),
    },
    problems,
  }
}
