import type { ReviewedChange } from '../../report/reviewed-change'
import type { GroupWords } from '../phrases'
import { markup, NOTHING, type Markup } from './markup'

/** More places are in a part of their own, to be opened. */
const PLACES_SHOWN = 10

/** Every object of a group. The page's script reads the places from here, so they are in the page once. */
export function placesMarkup(members: readonly ReviewedChange[], unit: GroupWords['unit']): Markup {
  const [first] = members
  if (first === undefined) return NOTHING
  const isOneAddress = members.every(({ address }) => address === first.address)
  const isManyPlans = members.some(({ plan }) => plan !== first.plan)
  const items = members.map((member) => placeMarkup(member, { isOneAddress, isManyPlans, unit }))
  const head = isOneAddress ? markup`<p class="address"><code>${first.address}</code></p>\n` : NOTHING
  const list = markup`<ul class="places">\n${items}</ul>\n`
  return members.length <= PLACES_SHOWN
    ? markup`${head}${list}`
    : markup`${head}<details class="all-places"><summary>${members.length} places</summary>\n${list}</details>\n`
}

interface PlaceOptions {
  readonly isOneAddress: boolean
  readonly isManyPlans: boolean
  readonly unit: GroupWords['unit']
}

function placeMarkup(
  { tenant, plan, address, deposed }: ReviewedChange,
  { isOneAddress, isManyPlans, unit }: PlaceOptions,
): Markup {
  const name = tenant ?? plan
  // Often a plan is called after its tenant.
  const ofPlan =
    isManyPlans && plan !== name && plan !== name.split('.')[0]
      ? markup` <span class="plan">${unit} ${plan}</span>`
      : NOTHING
  const at = isOneAddress ? NOTHING : markup` <code>${address}</code>`
  const leftOver = deposed === undefined ? NOTHING : markup` <span class="plan">deposed ${deposed}</span>`
  return markup`<li><span>${name}</span>${at}${ofPlan}${leftOver}</li>\n`
}
