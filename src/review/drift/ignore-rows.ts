import { toPattern } from '../gate/policy'
import { CHANGE_CLASSES, overallClass, type Finding, type Mark } from '../rules/finding'
import { DRIFT_KINDS, type DriftItem } from './drift-item'
import { DRIFT_RULES } from './drift-rules'
import { REVIEW_RULE_IDS } from '../rules/review-rules'

/** A row of an ignore file: findings that are known and not to be reported. Whatever it does not name may be anything. */
export interface IgnoreRow {
  /** Kinds of drift, classes, marks, or ids of rules. */
  readonly words: readonly string[]
  /** Patterns in which `*` stands for any characters; a finding that has no such thing does not match. */
  readonly addresses?: readonly string[]
  readonly attributes?: readonly string[]
  readonly tenants?: readonly string[]
  readonly stacks?: readonly string[]
  readonly clients?: readonly string[]
  readonly because: string
  /** The last day, in UTC, as in `2026-12-31`. @default - for good */
  readonly until?: string
}

/** What of a finding a row can name. */
export const IGNORE_FILTERS: Readonly<
  Record<
    'addresses' | 'attributes' | 'tenants' | 'stacks' | 'clients',
    (item: DriftItem, finding: Finding) => string | undefined
  >
> = {
  addresses: ({ address }) => address,
  attributes: (_item, { attribute }) => attribute,
  tenants: ({ tenant }) => tenant,
  stacks: ({ plan }) => plan,
  clients: ({ label }) => label,
}

const MARKS: readonly Mark[] = [
  'admin',
  'irreversible',
  'breaks-consumers',
  'new-host',
  'localhost',
  'app-scheme',
  'unknown-scope',
]

/** The words that are no ids of rules. */
export const IGNORE_WORDS: readonly string[] = [...Object.keys(DRIFT_KINDS), ...CHANGE_CLASSES, ...MARKS]

const KNOWN: ReadonlySet<string> = new Set([
  ...IGNORE_WORDS,
  ...REVIEW_RULE_IDS,
  ...Object.values(DRIFT_RULES).map(({ id }) => id),
])

export function isIgnoreWord(word: string): boolean {
  return KNOWN.has(word)
}

/** What became of a row: how many findings it kept back, and whether its time is over. */
export interface IgnoreUse {
  /** From 1. */
  readonly row: number
  readonly because: string
  readonly until?: string
  readonly findings: number
  readonly isExpired: boolean
}

/** What is left, and what became of the rows. */
export interface Ignored {
  readonly items: readonly DriftItem[]
  readonly uses: readonly IgnoreUse[]
}

/** Takes out what the rows are about; the first row that matches counts. An item without findings is none. */
export function ignore(items: readonly DriftItem[], rows: readonly IgnoreRow[], nowMs: number): Ignored {
  const tests = rows.map((row) => ({ isExpired: isOver(row, nowMs), isAbout: matcher(row) }))
  const counts = rows.map(() => 0)
  const left = items.flatMap((item) => {
    const findings = item.findings.filter((finding) => {
      const at = tests.findIndex(({ isExpired, isAbout }) => !isExpired && isAbout(item, finding))
      if (at === -1) return true
      counts[at] = (counts[at] ?? 0) + 1
      return false
    })
    if (findings.length === item.findings.length) return [item]
    return findings.length === 0 ? [] : [{ ...item, findings, class: overallClass(findings) }]
  })
  return {
    items: left,
    uses: rows.map(({ because, until }, index) => ({
      row: index + 1,
      because,
      ...(until !== undefined && { until }),
      findings: counts[index] ?? 0,
      isExpired: tests[index]?.isExpired ?? false,
    })),
  }
}

const DAY_MS = 86_400_000

function isOver({ until }: IgnoreRow, nowMs: number): boolean {
  return until !== undefined && nowMs >= Date.parse(`${until}T00:00:00Z`) + DAY_MS
}

function matcher(row: IgnoreRow): (item: DriftItem, finding: Finding) => boolean {
  const filters = Object.entries(IGNORE_FILTERS).flatMap(([name, partOf]) => {
    // The filters are named after the row's own members.
    const patterns = row[name as keyof typeof IGNORE_FILTERS]?.map(toPattern)
    return patterns === undefined ? [] : [{ patterns, partOf }]
  })
  return (item, finding) => {
    const words: readonly string[] = [item.drift, finding.class, finding.ruleId, ...finding.marks]
    return (
      row.words.some((word) => words.includes(word)) &&
      filters.every(({ patterns, partOf }) => {
        const part = partOf(item, finding)
        return part !== undefined && patterns.some((pattern) => pattern.test(part))
      })
    )
  }
}
