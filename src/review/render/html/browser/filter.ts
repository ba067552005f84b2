import type { Group, Place } from './groups'

/** What the reader wants to see. Empty texts are about everything. */
export interface Filter {
  readonly classes: ReadonlySet<string>
  readonly tenant: string
  readonly type: string
  readonly text: string
}

/** What the controls say. */
export function readFilter(form: HTMLFormElement): Filter {
  const values = new FormData(form)
  const text = (name: string): string => {
    const value = values.get(name)
    return typeof value === 'string' ? value.trim().toLowerCase() : ''
  }
  return {
    classes: new Set(values.getAll('class').map(String)),
    tenant: text('tenant'),
    type: text('type'),
    text: text('text'),
  }
}

/** The places of a group that the filter is about; none where the group is hidden. */
export function matchingPlaces(group: Group, filter: Filter): readonly Place[] {
  if (!filter.classes.has(group.className)) return []
  if (filter.type !== '' && filter.type !== group.type) return []
  const isAboutGroup = group.text.includes(filter.text)
  return group.places.filter(
    ({ tenant, text }) => tenant.includes(filter.tenant) && (isAboutGroup || text.includes(filter.text)),
  )
}
