import { matchingPlaces, type Filter } from './filter'
import type { Group, Place } from './groups'

/** Hides what the filter is not about, and says how much is left. */
export function showMatches(page: Document, groups: readonly Group[], filter: Filter): void {
  let [shownGroups, shownPlaces, allPlaces] = [0, 0, 0]
  for (const group of groups) {
    const matching = new Set(matchingPlaces(group, filter))
    const isPart = matching.size > 0 && matching.size < group.places.length
    group.element.hidden = matching.size === 0
    showPart(group, matching, isPart)
    if (matching.size > 0) shownGroups += 1
    shownPlaces += matching.size
    allPlaces += group.places.length
  }
  for (const section of page.querySelectorAll<HTMLElement>('main > section')) {
    section.hidden = section.querySelector('details.group:not([hidden])') === null
  }
  const none = page.getElementById('none')
  if (none !== null) none.hidden = shownGroups > 0
  const status = page.getElementById('shown')
  if (status !== null) {
    status.textContent = `${shownGroups} of ${groups.length} groups shown, with ${shownPlaces} of ${allPlaces} objects`
  }
}

/** Of thousands of groups few change with a letter; the others must not be touched. */
function showPart({ places, partly }: Group, matching: ReadonlySet<Place>, isPart: boolean): void {
  if (partly === null || (partly.hidden && !isPart)) return
  for (const place of places) place.element.hidden = isPart && !matching.has(place)
  partly.hidden = !isPart
  partly.textContent = isPart ? `${matching.size} of ${places.length} shown` : ''
}
