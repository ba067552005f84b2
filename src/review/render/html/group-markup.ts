import type { ChangeGroup } from '../../report/change-group'
import type { ReviewedChange } from '../../report/reviewed-change'
import type { Difference, Finding, Shown } from '../../rules/finding'
import { counted, placesOf, SIGNS, type GroupWords } from '../phrases'
import { groupLink } from './group-link'
import { joined, markup, NOTHING, type Markup } from './markup'
import { placesMarkup } from './places-markup'

/** In the line that is seen while a group is closed. */
const LEADS_SHOWN = 3

/** A group with what is said of it. */
export interface ShownGroup {
  readonly group: ChangeGroup<ReviewedChange>
  readonly words: GroupWords
  readonly isRefused: boolean
}

/** A group of changes: what happens where in one line, and all that was found behind it. */
export function groupMarkup({ group, words, isRefused }: ShownGroup, isOpen: boolean): Markup {
  const { what, unit, remark: text } = words
  const label = group.label === undefined ? NOTHING : markup` <q>${group.label}</q>`
  const refused = isRefused ? markup` <b class="mark">refused</b>` : NOTHING
  const remark = text === undefined ? NOTHING : markup` <span class="remark">${text}</span>`
  return markup`<details class="group" id="${group.id}" data-class="${group.class}" data-type="${group.type}"${isOpen ? OPEN : NOTHING}>
<summary><span class="class ${group.class}"><span aria-hidden="true">${SIGNS[group.class]} </span>${group.class}</span> <span class="id">${group.id}</span> <span class="title"><strong>${what}${label} ${placesOf(group.members, unit).phrase}</strong>${refused}${remark}<span class="partly" hidden></span><span class="leads">${leads(group.findings)}</span></span></summary>
<div class="body">
${siblings(group)}<ul class="findings">
${group.findings.map(findingMarkup)}</ul>
${placesMarkup(group.members, unit)}</div>
</details>
`
}

const OPEN = markup` open`

function leads(findings: readonly Finding[]): Markup {
  const shown = findings.slice(0, LEADS_SHOWN).map((finding) => markup`${subject(finding)}${marks(finding)}`)
  const rest = findings.length - shown.length
  return joined([...shown, ...(rest > 0 ? [markup`${rest} more`] : [])], ' · ')
}

/** The attribute and its difference, or in words what happens to the object. */
function subject({ attribute, difference, detail }: Finding): Markup {
  if (attribute === undefined) return markup`${detail}`
  return markup`${attribute}${difference === undefined ? NOTHING : markup` ${differenceMarkup(difference)}`}`
}

function findingMarkup(finding: Finding): Markup {
  const lead = finding.attribute === undefined ? NOTHING : markup`<code>${finding.attribute}</code> `
  const difference = finding.difference === undefined ? NOTHING : differenceMarkup(finding.difference)
  const colon = finding.attribute === undefined ? NOTHING : markup`: `
  return markup`<li><span class="sign ${finding.class}" role="img" aria-label="${finding.class}">${SIGNS[finding.class]}</span> <span>${lead}${difference}${colon}${finding.detail}${marks(finding)} <a class="rule" href="#${anchorOf(finding.ruleId)}">${finding.ruleId}</a></span></li>
`
}

function marks(finding: Finding): Markup {
  return joined(
    finding.marks.map((mark) => markup` <b class="mark">${mark}</b>`),
    '',
  )
}

function differenceMarkup(difference: Difference): Markup {
  switch (difference.kind) {
    case 'added':
      return markup`+ <code>${difference.element}</code>`
    case 'removed':
      return markup`− <code>${difference.element}</code>`
    case 'changed':
      return markup`${shownMarkup(difference.before)} → ${shownMarkup(difference.after)}`
  }
}

function shownMarkup(shown: Shown): Markup {
  switch (shown.kind) {
    case 'text':
      return markup`<code>${shown.text}</code>`
    case 'null':
      return markup`(nothing)`
    case 'unknown':
      return markup`(known after apply)`
    case 'sensitive':
      return markup`(sensitive)`
  }
}

function siblings({ differsFrom, siblings: family }: ChangeGroup<ReviewedChange>): Markup {
  if (differsFrom !== undefined) {
    return markup`<p class="siblings">Differs from ${groupLink(differsFrom)}, which most objects of this address are in.</p>
`
  }
  if (family === undefined) return NOTHING
  const verb = family.differing === 1 ? 'differs' : 'differ'
  return markup`<p class="siblings">Of ${counted(family.count, 'object')} of this address, ${family.differing} ${verb}: ${joined(family.outliers.map(groupLink), ', ')}.</p>
`
}

/** Where the page says what a rule means: `review/scope-added` → `rule-scope-added`, `drift/…` → `rule-drift-…`. */
export function anchorOf(ruleId: string): string {
  return `rule-${ruleId.replace('review/', '').replace('/', '-')}`
}
