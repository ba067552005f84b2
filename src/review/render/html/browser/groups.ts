/** One object of a group. */
export interface Place {
  readonly element: HTMLElement
  /** Its tenant, or its plan where the tenant is not known, in small letters. */
  readonly tenant: string
  /** All that is written about it, in small letters. */
  readonly text: string
}

/** A group of changes as it stands in the page. */
export interface Group {
  readonly element: HTMLDetailsElement
  readonly className: string
  readonly type: string
  /** All that is written about the group but for its places, in small letters. */
  readonly text: string
  readonly places: readonly Place[]
  /** Says how many of the places are shown, when not all are. */
  readonly partly: HTMLElement | null
}

/** The page itself holds what there is to filter. */
export function readGroups(page: Document): readonly Group[] {
  return [...page.querySelectorAll<HTMLDetailsElement>('details.group')].map((element) => {
    const parts = element.querySelectorAll('.title, .id, .findings, .address')
    return {
      element,
      className: element.dataset['class'] ?? '',
      type: element.dataset['type'] ?? '',
      text: [...parts].map(textOf).join('\n'),
      places: [...element.querySelectorAll<HTMLElement>('.places > li')].map((place) => ({
        element: place,
        tenant: place.firstElementChild === null ? '' : textOf(place.firstElementChild),
        text: textOf(place),
      })),
      partly: element.querySelector<HTMLElement>('.partly'),
    }
  })
}

function textOf(element: Element): string {
  return (element.textContent ?? '').toLowerCase()
}
