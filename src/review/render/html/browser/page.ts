// The script of the page: what `render-html.ts` writes can be read without it.
import { readFilter } from './filter'
import { keepOpenInPrint } from './print'
import { readGroups, type Group } from './groups'
import { moveAlong } from './keyboard'
import { showMatches } from './show-matches'

function start(form: HTMLFormElement): void {
  const groups = readGroups(document)
  const update = (): void => showMatches(document, groups, readFilter(form))
  form.hidden = false
  form.addEventListener('input', update)
  form.addEventListener('submit', (event) => event.preventDefault())
  const showAll = (): void => {
    form.reset()
    update()
  }
  onClick('all', showAll)
  onClick('open', () => setOpen(groups, true))
  onClick('close', () => setOpen(groups, false))
  addEventListener('hashchange', () => openTarget(showAll))
  update()
  openTarget(showAll)
}

function onClick(id: string, act: () => void): void {
  document.getElementById(id)?.addEventListener('click', act)
}

function setOpen(groups: readonly Group[], isOpen: boolean): void {
  for (const { element } of groups) if (!element.hidden) element.open = isOpen
}

/** A link leads to its group, whether it was filtered away or closed. */
function openTarget(showAll: () => void): void {
  const target = document.getElementById(location.hash.slice(1))
  if (!(target instanceof HTMLDetailsElement)) return
  if (target.hidden) showAll()
  target.open = true
  target.scrollIntoView()
  target.querySelector('summary')?.focus()
}

const form = document.getElementById('filter')
if (form instanceof HTMLFormElement) start(form)
moveAlong(document)
keepOpenInPrint(document)
