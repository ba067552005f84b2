/** How far each key goes from a group; the ends of the list are far enough away. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['Home', -Infinity],
  ['End', Infinity],
])

/** From the line of one group, arrows lead to those before and after it. Everything else is the browser's. */
export function moveAlong(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const step = STEPS.get(event.key)
    const from = page.activeElement
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (from === null || !from.matches('details.group > summary')) return
    const all = [
      ...page.querySelectorAll<HTMLElement>('section:not([hidden]) > details.group:not([hidden]) > summary'),
    ]
    const at = all.findIndex((summary) => summary === from)
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus()
    event.preventDefault()
  })
}
