import { CONDITION_MEANINGS } from '../../gate/condition'
import type { ReviewRule } from '../../rules/review-rule'
import { LAST_RULES, REVIEW_RULES } from '../../rules/review-rules'
import { CLASS_LEVELS } from './sarif-levels'

type RuleRow = Pick<ReviewRule, 'id' | 'verdict' | 'title' | 'source'>

const ROWS: ReadonlyMap<string, RuleRow> = new Map(
  [...REVIEW_RULES, ...LAST_RULES].map((rule): [string, RuleRow] => [rule.id, rule]),
)

/** A `reportingDescriptor` of SARIF: what docs/reference/review-rules.md says about a rule. */
export function sarifRule(id: string): object {
  const row = ROWS.get(id)
  if (row === undefined) return { id }
  const design = /^design: (.*)/.exec(row.source)?.[1]
  const sources = design === undefined ? row.source.split(' ') : []
  const reason = design === undefined ? [] : [sentence(design)]
  const lead = [
    `${row.title}.`,
    `Class: ${row.verdict}, that is, ${CONDITION_MEANINGS[row.verdict]}.`,
    ...reason,
  ]
  const [page] = sources
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: row.title },
    fullDescription: { text: lead.join(' ') },
    help: {
      text: [...lead, ...sources.map((url) => `Rests on ${url}`)].join('\n'),
      markdown: [...lead, ...sources.map((url) => `Rests on <${url}>.`)].join('\n\n'),
    },
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: CLASS_LEVELS[row.verdict] },
    properties: { tags: ['security', 'oauth', row.verdict] },
  }
}

/** `review/scope-added` → `ScopeAdded`: SARIF wants an identifier that people can read. */
function nameOf(id: string): string {
  return id
    .replace('review/', '')
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
