import { isJsonList, isJsonObject, type Json, type JsonObject } from '../plan/json'
import { isCondition, type Condition } from './condition'
import { POLICY_FILTERS, type Policy, type PolicyRow } from './policy'

/** A policy, or everything that is wrong with the file. */
export type PolicyReading =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

const VERSION = 1
const FILTER_NAMES = Object.keys(POLICY_FILTERS)
const ROW_MEMBERS: ReadonlySet<string> = new Set(['allow', 'forbid', 'because', ...FILTER_NAMES])

/** Reads a policy file. A name that is not known is refused: a row that nobody understands would protect nothing. */
export function parsePolicy(text: string): PolicyReading {
  const refused = (...problems: readonly string[]): PolicyReading => ({ kind: 'refused', problems })
  let json: Json
  try {
    // JSON.parse returns nothing else.
    json = JSON.parse(text) as Json
  } catch {
    return refused('it is not JSON')
  }
  if (!isJsonObject(json)) return refused('it is not an object with "version" and "rows"')
  const problems = Object.keys(json)
    .filter((name) => name !== 'version' && name !== 'rows')
    .map((name) => `"${name}" is not known: a policy has "version" and "rows"`)
  if (json['version'] !== VERSION) problems.push(`"version" is not ${VERSION}`)
  const rows = json['rows']
  if (!isJsonList(rows)) return refused(...problems, '"rows" is not a list')

  const parsed = rows.map((row, index) => parseRow(row, `row ${index + 1}`))
  problems.push(...parsed.flatMap((row) => row.problems))
  if (problems.length > 0) return refused(...problems)
  return { kind: 'policy', policy: { rows: parsed.map(({ row }) => row) } }
}

interface ParsedRow {
  readonly row: PolicyRow
  readonly problems: readonly string[]
}

function parseRow(row: Json, name: string): ParsedRow {
  const nothing: PolicyRow = { decision: 'forbid', conditions: [] }
  if (!isJsonObject(row)) return { row: nothing, problems: [`${name} is not an object`] }
  const problems = Object.keys(row)
    .filter((member) => !ROW_MEMBERS.has(member))
    .map(
      (member) => `${name} has "${member}", which is not known: it can have ${[...ROW_MEMBERS].join(', ')}`,
    )
  const decisions = (['allow', 'forbid'] as const).filter((decision) => row[decision] !== undefined)
  const [decision] = decisions
  if (decision === undefined || decisions.length > 1) {
    return { row: nothing, problems: [...problems, `${name} needs either "allow" or "forbid"`] }
  }
  const words = textsOf(row, decision)
  const unknown = (words ?? []).filter((word) => !isCondition(word))
  problems.push(
    ...unknown.map(
      (word) => `${name} has "${word}" in "${decision}", which is neither a word nor a rule's id`,
    ),
  )
  if (words === undefined || words.length === 0) problems.push(`${name} needs texts in "${decision}"`)
  const filters = FILTER_NAMES.filter((filter) => row[filter] !== undefined)
  for (const filter of filters) {
    if ((textsOf(row, filter)?.length ?? 0) === 0) problems.push(`${name} needs texts in "${filter}"`)
  }
  const because = row['because']
  if (because !== undefined && typeof because !== 'string')
    problems.push(`${name} has a "because" that is no text`)
  return {
    row: {
      decision,
      conditions: (words ?? []).filter((word): word is Condition => isCondition(word)),
      ...Object.fromEntries(filters.map((filter) => [filter, textsOf(row, filter) ?? []])),
      ...(typeof because === 'string' && { because }),
    },
    problems,
  }
}

/** The texts of a member; undefined when it is no list of texts. */
export function textsOf(row: JsonObject, name: string): readonly string[] | undefined {
  const list = row[name]
  const texts = isJsonList(list) ? list.filter((text) => typeof text === 'string') : []
  return isJsonList(list) && texts.length === list.length ? texts : undefined
}
