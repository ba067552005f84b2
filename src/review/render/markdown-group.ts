import type { ChangeGroup } from '../report/change-group'
import type { ReviewedChange } from '../report/reviewed-change'
import type { Finding } from '../rules/finding'
import { differenceText } from './difference-text'
import type { Section } from './fit-sections'
import { code, plain } from './markdown-text'
import { placesOf, siblingPhrase, SIGNS, type GroupWords } from './phrases'

const NAMES_SHOWN = 10
/** In the part that has to be opened. */
const NAMES_LISTED = 500
const FINDINGS_IN_BRIEF = 3

/** A group of changes in three lengths. */
export function groupSection(
  group: ChangeGroup<ReviewedChange>,
  { what, unit, remark }: GroupWords,
): Section {
  const { phrase, names } = placesOf(group.members, unit)
  const [first] = group.members
  const label = group.label === undefined ? '' : ` ${code(group.label)}`
  const title = `${SIGNS[group.class]} **${group.class}** · ${group.id} · ${what}${label} ${plain(phrase)}`
  const remarks = [siblingPhrase(group), remark].filter((text) => text !== undefined)
  const place = [`${code(first?.address ?? '')}${names.length > 1 ? ', …' : ''}`, ...remarks].join(' · ')
  const findings = group.findings.map((finding) => `- ${findingText(finding)}`)
  const rest = findings.length - FINDINGS_IN_BRIEF
  const brief = [...findings.slice(0, FINDINGS_IN_BRIEF), ...(rest > 0 ? [`- and ${rest} more`] : [])]
  return {
    class: group.class,
    changes: group.members.length,
    forms: [
      [`### ${title}`, place, findings.join('\n'), ...listed(names)]
        .filter((part) => part !== '')
        .join('\n\n'),
      [`### ${title}`, place, brief.join('\n')].filter((part) => part !== '').join('\n\n'),
      `- ${title} · ${code(first?.address ?? '')}`,
    ],
  }
}

function findingText({ class: kind, attribute, difference, detail, marks, ruleId }: Finding): string {
  const subject = [...(attribute === undefined ? [] : [code(attribute)]), differenceText(difference, code)]
  const lead = subject.filter((part) => part !== '').join(' ')
  const remarks = marks.map((mark) => ` **${mark}**`).join('')
  return `${SIGNS[kind]} ${lead === '' ? '' : `${lead}: `}${plain(detail)}${remarks} (${code(ruleId)})`
}

function listed(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, NAMES_LISTED).map(code).join(', ')
  const rest = names.length - NAMES_LISTED
  const list = `${shown}${rest > 0 ? ` and ${rest} more` : ''}`
  return names.length <= NAMES_SHOWN
    ? [list]
    : [`<details><summary>${names.length} places</summary>\n\n${list}\n\n</details>`]
}
