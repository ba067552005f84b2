import type { ReviewedChange } from '../report/reviewed-change'

/** How something in a tenant is not what the states say. */
export type DriftKind = 'changed' | 'missing' | 'unmanaged' | 'overdue'

/** What each kind stands for, in the order in which they are counted. */
export const DRIFT_KINDS: Readonly<Record<DriftKind, string>> = {
  changed: 'an object differs from the state',
  missing: 'an object of the state is gone in the tenant',
  unmanaged: 'a client or a secret of the tenant is in none of the given states',
  overdue: 'a secret is older than its rotation allows',
}

/**
 * One object that has drifted. Its `address` is the one in the configuration; of what nobody manages, it is the id by which
 * Terraform could import it.
 */
export interface DriftItem extends ReviewedChange {
  readonly drift: DriftKind
}
