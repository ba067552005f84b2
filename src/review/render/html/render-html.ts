import type { Breach } from '../../gate/check-gate'
import type { ReviewReport } from '../../report/review-report'
import { LAST_RULES, REVIEW_RULES } from '../../rules/review-rules'
import { outcomePhrase } from '../phrases'
import { filterMarkup } from './filter-markup'
import { anchorOf, groupMarkup } from './group-markup'
import { headlineOf, headMarkup } from './head-markup'
import { markup, NOTHING, type Markup } from './markup'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets'

export interface HtmlOptions {
  /** What the gate refuses, when there was one. @default - nothing is said about a gate */
  readonly breaches?: readonly Breach[]
}

/** So few groups are shown open. */
const OPEN_MAX_GROUPS = 6

/**
 * The review as one HTML page that needs nothing else: no network, no other file. It can be read without its script,
 * which only filters.
 */
export function renderHtml(report: ReviewReport, options: HtmlOptions = {}): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${PAGE_STYLE.sha256}'`,
    `script-src 'sha256-${PAGE_SCRIPT.sha256}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>Qlik Cloud review: ${headlineOf(report)}</title>
<style>${trusted(PAGE_STYLE.text)}</style>
</head>
<body>
${bodyMarkup(report, options)}<script>${trusted(PAGE_SCRIPT.text)}</script>
</body>
</html>`.html
}

/** What there is to read. */
function bodyMarkup(report: ReviewReport, { breaches }: HtmlOptions): Markup {
  const { groups, drift } = report
  const isOpen = groups.length + drift.length <= OPEN_MAX_GROUPS
  const refused = new Set(breaches?.flatMap((breach) => breach.groups))
  const changes = groups.map((group) => groupMarkup(group, { isOpen, isRefused: refused.has(group.id) }))
  const drifts = drift.map((group) =>
    groupMarkup(group, { isOpen, isRefused: refused.has(group.id), outcome: outcomePhrase(group) }),
  )
  return markup`<a class="skip" href="#changes">Skip to the changes</a>
${headMarkup(report, breaches)}${groups.length + drift.length > 1 ? filterMarkup(report) : NOTHING}<main id="changes" tabindex="-1">
${partMarkup('Changes', changes)}${partMarkup('Changed outside of Terraform', drifts)}<p id="none" hidden>Nothing here is like that. <kbd>Show all</kbd> above takes the filter away.</p>
</main>
<footer>
${rulesMarkup(report)}<p>Made by <code>qlikcloud review</code>. Values that are secret are not in this page.</p>
</footer>
`
}

function partMarkup(title: string, groups: readonly Markup[]): Markup {
  return groups.length === 0 ? NOTHING : markup`<section>\n<h2>${title}</h2>\n${groups}</section>\n`
}

/** What the rules that found something mean. */
function rulesMarkup({ groups, drift }: ReviewReport): Markup {
  const found = new Set([...groups, ...drift].flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)))
  const rows = [...REVIEW_RULES, ...LAST_RULES].filter(({ id }) => found.has(id))
  if (rows.length === 0) return NOTHING
  return markup`<section class="rules" aria-labelledby="rules">
<h2 id="rules">Rules</h2>
<dl>
${rows.map(({ id, verdict, title }) => markup`<div id="${anchorOf(id)}"><dt><code>${id}</code> <span class="class ${verdict}">${verdict}</span></dt><dd>${title}.</dd></div>\n`)}</dl>
</section>
`
}

/** For texts of ours, which are not made printable. */
function trusted(text: string): Markup {
  return { html: text }
}
