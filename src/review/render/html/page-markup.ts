import type { RuleRow } from '../rule-row'
import { filterMarkup } from './filter-markup'
import { anchorOf, groupMarkup, type ShownGroup } from './group-markup'
import { markup, NOTHING, type Markup } from './markup'
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets'

/** What a page has to show. */
export interface Page {
  readonly title: string
  readonly head: Markup
  /** What the groups are about, as in `Skip to the changes`. */
  readonly subject: string
  /** Groups below their titles; what has none is not shown. */
  readonly parts: readonly { readonly title: string; readonly groups: readonly ShownGroup[] }[]
  /** Every rule that can have found something. */
  readonly rules: readonly RuleRow[]
  /** The command that makes such pages. */
  readonly command: string
}

/** So few groups are shown open. */
const OPEN_MAX_GROUPS = 6

/** One page that needs nothing else: no network, no other file. It can be read without its script, which only filters. */
export function pageMarkup(page: Page): Markup {
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
<title>${page.title}</title>
<style>${trusted(PAGE_STYLE.text)}</style>
</head>
<body>
${bodyMarkup(page)}<script>${trusted(PAGE_SCRIPT.text)}</script>
</body>
</html>`
}

/** What there is to read. */
function bodyMarkup(page: Page): Markup {
  const { head, subject, parts, command } = page
  const shown = parts.flatMap(({ groups }) => groups)
  const isOpen = shown.length <= OPEN_MAX_GROUPS
  const groups = shown.map(({ group }) => group)
  const sections = parts
    .filter((part) => part.groups.length > 0)
    .map(
      (part) =>
        markup`<section>\n<h2>${part.title}</h2>\n${part.groups.map((one) => groupMarkup(one, isOpen))}</section>\n`,
    )
  return markup`<a class="skip" href="#${subject}">Skip to the ${subject}</a>
${head}${groups.length > 1 ? filterMarkup(groups, subject) : NOTHING}<main id="${subject}" tabindex="-1">
${sections}<p id="none" hidden>Nothing here is like that. <kbd>Show all</kbd> above takes the filter away.</p>
</main>
<footer>
${rulesMarkup(page, shown)}<p>Made by <code>${command}</code>. Values that are secret are not in this page.</p>
</footer>
`
}

/** What the rules that found something mean. */
function rulesMarkup({ rules }: Page, shown: readonly ShownGroup[]): Markup {
  const found = new Set(shown.flatMap(({ group }) => group.findings.map(({ ruleId }) => ruleId)))
  const rows = rules.filter(({ id }) => found.has(id))
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
