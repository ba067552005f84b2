import { CONDITION_MEANINGS } from '../../gate/condition'
import type { RuleRow } from '../rule-row'
import { CLASS_LEVELS } from './sarif-levels'

/** A `reportingDescriptor` of SARIF: what docs/reference/review-rules.md says about a rule. */
export function sarifRule(id: string, row: RuleRow | undefined): object {
  if (row === undefined) return { id }
  const design = /^design: (.*)/.exec(row.source ?? '')?.[1]
  const sources = design === undefined ? (row.source?.split(' ') ?? []) : []
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
    .replace(/^\w+\//, '')
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
