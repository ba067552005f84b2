import { isResourceType, RESOURCE_NOUNS } from '../../attributes/attributes'
import type { ChangeGroup } from '../../report/change-group'
import type { ReviewedChange } from '../../report/reviewed-change'
import { CHANGE_CLASSES } from '../../rules/finding'
import { SIGNS } from '../phrases'
import { markup, type Markup } from './markup'

/** The controls of the page. They are hidden until the script runs that they need. */
export function filterMarkup(all: readonly ChangeGroup<ReviewedChange>[], subject: string): Markup {
  const types = [...new Set(all.map(({ type }) => type))].sort()
  const tenants = new Set(all.flatMap(({ members }) => members.map(({ tenant, plan }) => tenant ?? plan)))
  const classes = CHANGE_CLASSES.filter((name) => all.some((group) => group.class === name))
  return markup`<form id="filter" role="search" aria-label="Filter the ${subject}" hidden>
<fieldset><legend>Class</legend>
${classes.map((name) => markup`<label class="check"><input type="checkbox" name="class" value="${name}" checked> <span class="class ${name}"><span aria-hidden="true">${SIGNS[name]} </span>${name}</span></label>\n`)}</fieldset>
<label>Tenant <input type="search" name="tenant" list="tenants" autocomplete="off" spellcheck="false"></label>
<datalist id="tenants">
${[...tenants].sort().map((name) => markup`<option value="${name}"></option>\n`)}</datalist>
<label>Resource <select name="type"><option value="">all</option>
${types.map((type) => markup`<option value="${type}">${isResourceType(type) ? RESOURCE_NOUNS[type] : type}</option>\n`)}</select></label>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<span class="buttons"><button type="button" id="all">Show all</button> <button type="button" id="open">Open all</button> <button type="button" id="close">Close all</button></span>
<p id="shown" role="status"></p>
</form>
`
}
