/** On paper nothing can be opened: what is shown is printed with its details. */
export function keepOpenInPrint(page: Document): void {
  let opened: readonly HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    opened = [...page.querySelectorAll('details')].filter((details) => !details.open)
    for (const details of opened) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
    opened = []
  })
}
