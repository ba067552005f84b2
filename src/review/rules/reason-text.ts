import type { PlannedChange } from '../plan/plan'

/**
 * Terraform's words for why it acts, in ours.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation (`action_reason`)
 */
const REASONS: ReadonlyMap<string, string> = new Map([
  [
    'replace_because_tainted',
    'it is tainted: an earlier apply failed half-way, or somebody asked for it with terraform taint',
  ],
  ['replace_by_request', 'asked for with -replace'],
  ['replace_by_triggers', 'its replace_triggered_by changed'],
  ['delete_because_no_resource_config', 'it is no longer in the configuration'],
  ['delete_because_no_module', 'its module is no longer in the configuration'],
  ['delete_because_wrong_repetition', 'count or for_each was added or removed, so the address is another'],
  ['delete_because_count_index', 'its index is no longer below count'],
  ['delete_because_each_key', 'its key is no longer in for_each'],
  ['delete_because_no_move_target', 'it was to move to a resource that is not in the configuration'],
])

/** Why Terraform does it; undefined where it goes without saying. */
export function reasonText(change: PlannedChange): string | undefined {
  if (
    change.reason === 'replace_because_cannot_update' ||
    (change.reason === undefined && change.action === 'replace')
  ) {
    const names = change.replacedFor
    if (names.length === 0) return 'Qlik Cloud cannot change it in place'
    return `${names.join(' and ')} cannot be changed in place`
  }
  if (change.deposed !== undefined) return 'an earlier replacement left it behind'
  if (change.reason === undefined) return undefined
  return REASONS.get(change.reason) ?? `Terraform says "${change.reason}"`
}
