import type { ChangeClass, Finding, Found } from '../rules/finding'
import type { DriftKind } from './drift-item'

/** One row about what only a look into the tenant shows; what has changed is judged by the rows of the review. */
export interface DriftRule {
  /** Stable and never reused: ignore files refer to it. */
  readonly id: `drift/${string}`
  readonly kind: DriftKind
  readonly verdict: ChangeClass
  /** A few words without a full stop. */
  readonly title: string
}

const ROWS = {
  clientMissing: {
    id: 'drift/client-missing',
    kind: 'missing',
    verdict: 'narrows',
    title: 'A client was deleted outside of Terraform',
  },
  secretMissing: {
    id: 'drift/secret-missing',
    kind: 'missing',
    verdict: 'narrows',
    title: 'A secret was deleted outside of Terraform',
  },
  currentSecretMissing: {
    id: 'drift/current-secret-missing',
    kind: 'missing',
    verdict: 'narrows',
    title: 'The current secret was deleted outside of Terraform, and the one before is still there',
  },
  publicationMissing: {
    id: 'drift/publication-missing',
    kind: 'missing',
    verdict: 'narrows',
    title: 'A client is not published any more, or gone',
  },
  objectMissing: {
    id: 'drift/object-missing',
    kind: 'missing',
    verdict: 'unknown',
    title: 'An object of a type that this version does not know is gone',
  },
  unmanagedClient: {
    id: 'drift/unmanaged-client',
    kind: 'unmanaged',
    verdict: 'broadens',
    title: 'A client that no given state has',
  },
  unmanagedSecret: {
    id: 'drift/unmanaged-secret',
    kind: 'unmanaged',
    verdict: 'broadens',
    title: 'A secret of a managed client that no given state has',
  },
  secretOverdue: {
    id: 'drift/secret-overdue',
    kind: 'overdue',
    verdict: 'neutral',
    title: 'A secret should have been rotated',
  },
  previousSecretOverdue: {
    id: 'drift/previous-secret-overdue',
    kind: 'overdue',
    verdict: 'neutral',
    title: 'The secret before a rotation should have been deleted',
  },
} as const satisfies Readonly<Record<string, DriftRule>>

export const DRIFT_RULES: Readonly<Record<keyof typeof ROWS, DriftRule>> = ROWS

/** A finding of a row. */
export function driftFinding({ id, verdict }: DriftRule, found: Found): Finding {
  return { ...found, ruleId: id, class: verdict, marks: found.marks ?? [] }
}
