import { joined, markup, NOTHING, type Markup } from '../render/html/markup'
import { counted, SIGNS } from '../render/phrases'
import { driftCounts, driftFacts, driftHeadline, headlineClass, unreadablePlace } from './drift-phrases'
import type { DriftedStack, DriftReport, UnreadableGroup } from './drift-report'

/** What has drifted in a few figures, and all that could not be read: no filter hides that. */
export function driftHeadMarkup(report: DriftReport): Markup {
  const { verdict, stacks, unreadable } = report
  const style = headlineClass(verdict)
  const sign =
    verdict.outcome === 'in-sync' ? NOTHING : markup`<span aria-hidden="true">${SIGNS[style]} </span>`
  return markup`<header>
<p class="kicker">Qlik Cloud drift</p>
<h1 class="${style}">${sign}${driftTitle(report)}</h1>
<p class="counts">${driftCounts(report)}, in ${counted(verdict.stacks, 'stack')}.</p>
${unreadable.length === 0 ? NOTHING : unreadMarkup(unreadable)}<ul class="facts">
${driftFacts(report).map((fact) => markup`<li>${whole(fact)}</li>\n`)}</ul>
<details class="plans">
<summary>${counted(stacks.length, 'stack')}</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Stacks"><table>
<thead><tr><th scope="col">Stack</th><th scope="col">Outcome</th><th scope="col">Objects</th><th scope="col">Drifted</th></tr></thead>
<tbody>
${stacks.map(stackRow)}</tbody>
</table></div>
</details>
</header>
`
}

/** The headline as the beginning of a sentence. */
export function driftTitle(report: DriftReport): string {
  const headline = driftHeadline(report)
  return `${headline.charAt(0).toUpperCase()}${headline.slice(1)}`
}

function unreadMarkup(groups: readonly UnreadableGroup[]): Markup {
  return markup`<section class="gate unread" aria-labelledby="unread">
<h2 id="unread">Could not be read</h2>
<div class="scroll" tabindex="0" role="group" aria-label="Could not be read">
${groups.map(({ title, places }) => markup`<p>${whole(title)}</p>\n<ul>\n${places.map((place) => markup`<li>${whole(unreadablePlace(place))}</li>\n`)}</ul>\n`)}</div>
</section>
`
}

/** A text that may be long, which would be cut as a value from outside. */
function whole(text: string): Markup {
  return joined(
    text.split(' ').map((word) => markup`${word}`),
    ' ',
  )
}

function stackRow({ name, outcome, objects, items }: DriftedStack): Markup {
  const said = outcome.replace('-', ' ')
  return markup`<tr><th scope="row">${name}</th><td>${said}</td><td>${objects}</td><td>${items}</td></tr>
`
}
