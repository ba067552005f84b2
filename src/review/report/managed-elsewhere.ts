import type { Plan, PlannedChange } from '../plan/plan'
import { canonicalText, differingMembers, isList, type PlanObject, type PlanValue } from '../plan/plan-value'

const SECRET = 'qlikcloud_oauth_client_secret'
const PUBLICATION = 'qlikcloud_oauth_client_publication'
const HINTS = 'client_secret_hints'
const INITIAL_HINT = 'client_secret_hint'
const PUBLISHED = 'published_at'

/**
 * Takes out of a client's drift what came from the other resources of the same plan: their secrets and their publication
 * show in the client as soon as it is read again. That a secret is gone shows there, too, when Terraform itself has deleted
 * it, and then no state knows it any more. So a client only says that of the secret that it has itself; whatever else is
 * managed and gone is the drift of its own resource.
 */
export function withoutManaged(plan: Plan): (drift: PlannedChange) => PlannedChange {
  const sides = plan.managed.map(({ type, values: side }) => ({ type, side }))
  const hints = new Set(
    sides
      .filter(({ type }) => type === SECRET)
      .flatMap(({ side }) => [pair(side, 'hint'), pair(side, 'previous_hint')]),
  )
  const published = new Set(
    sides.filter(({ type }) => type === PUBLICATION).map(({ side }) => side['client_id'] ?? null),
  )
  return (drift) => {
    if (drift.before === null || drift.after === null) return drift
    const clientId = drift.after['client_id'] ?? null
    const isForeign = (hint: PlanValue): boolean => !hints.has(key(clientId, hint))
    const after = withHints(drift.after, isForeign)
    const own = drift.before[INITIAL_HINT]
    const there = drift.after[HINTS] ?? null
    const stays = (hint: PlanValue): boolean => !isList(there) || hint === own || there.includes(hint)
    const known = withHints(drift.before, (hint) => isForeign(hint) && stays(hint))
    const before: PlanObject = published.has(clientId)
      ? { ...known, [PUBLISHED]: after[PUBLISHED] ?? null }
      : known
    return { ...drift, before, after, differing: differingMembers(before, after, drift.hiddenChanges) }
  }
}

function withHints(side: PlanObject, keeps: (hint: PlanValue) => boolean): PlanObject {
  const all = side[HINTS] ?? null
  return isList(all) ? { ...side, [HINTS]: all.filter(keeps) } : side
}

function pair(side: PlanObject, name: string): string {
  return key(side['client_id'] ?? null, side[name] ?? null)
}

function key(clientId: PlanValue, hint: PlanValue): string {
  return `${canonicalText(clientId)}/${canonicalText(hint)}`
}
