import type { Breach } from '../../gate/check-gate'
import type { PlanSummary, ReviewReport } from '../../report/review-report'
import {
  breachPlace,
  breachReason,
  classCounts,
  counted,
  GROUPS_SHOWN,
  HEADLINES,
  kindCounts,
  markCounts,
  notes,
  SIGNS,
} from '../phrases'
import { groupLink } from './group-link'
import { joined, markup, NOTHING, type Markup } from './markup'

/** The verdict, what it rests on, and what the gate says. */
export function headMarkup(report: ReviewReport, breaches: readonly Breach[] | undefined): Markup {
  const { verdict, plans } = report
  const facts = [...kindCounts(verdict), ...markCounts(verdict), ...notes(report)]
  const list =
    facts.length === 0
      ? NOTHING
      : markup`<ul class="facts">\n${facts.map((fact) => markup`<li>${fact}</li>\n`)}</ul>\n`
  return markup`<header>
<p class="kicker">Qlik Cloud review</p>
<h1 class="${verdict.class}"><span aria-hidden="true">${SIGNS[verdict.class]} </span>${headlineOf(report)}</h1>
<p class="counts">${classCounts(verdict)}, in ${counted(plans.length, 'plan')}.</p>
${gateMarkup(breaches)}${list}<details class="plans">
<summary>${counted(plans.length, 'plan')}, approval <code>${report.approval.slice(0, APPROVAL_SHOWN)}…</code></summary>
<p>Approval of exactly this: <code class="approval">${report.approval}</code></p>
<div class="scroll" tabindex="0" role="group" aria-label="Plans"><table>
<thead><tr><th scope="col">Plan</th><th scope="col">Terraform</th><th scope="col">Changes</th><th scope="col">Drift</th><th scope="col">Not reviewed</th></tr></thead>
<tbody>
${plans.map(planRow)}</tbody>
</table></div>
</details>
</header>
`
}

const APPROVAL_SHOWN = 12

/** The verdict in words, as the title of the page and its heading. */
export function headlineOf({ verdict }: ReviewReport): string {
  if (verdict.changes === 0) return 'No changes'
  const headline = HEADLINES[verdict.class]
  return `${headline.charAt(0).toUpperCase()}${headline.slice(1)}`
}

function gateMarkup(breaches: readonly Breach[] | undefined): Markup {
  if (breaches === undefined) return NOTHING
  if (breaches.length === 0) return markup`<p class="gate passed"><strong>Gate: passed</strong></p>\n`
  return markup`<section class="gate refused" aria-labelledby="gate">
<h2 id="gate">Gate: refused</h2>
<ul>
${breaches.map(breachMarkup)}</ul>
</section>
`
}

function breachMarkup(breach: Breach): Markup {
  const links = breach.groups.slice(0, GROUPS_SHOWN).map(groupLink)
  const more = breach.groups.length > GROUPS_SHOWN ? ', …' : ''
  return markup`<li>${breachReason(breach)}: ${breach.ruleId} in ${joined(links, ', ')}${more}: <code>${breachPlace(breach)}</code></li>
`
}

function planRow({ name, terraformVersion, changes, drift, notReviewed }: PlanSummary): Markup {
  return markup`<tr><th scope="row">${name}</th><td>${terraformVersion}</td><td>${changes}</td><td>${drift}</td><td>${notReviewed}</td></tr>
`
}
