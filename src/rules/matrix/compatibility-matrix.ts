import { exampleViolations } from '../examples/example-violations'
import type { AppType } from '../oauth-client/vocabulary'
import { CLIENT_KINDS, type ClientKind } from './client-kinds'
import { FEATURES, type Feature } from './features'

/** `unclear`: Qlik does not document it, or it does nothing; the rules warn. */
export type Verdict = 'yes' | 'unclear' | 'no'

export interface MatrixCell {
  /** Name of the kind of client. */
  readonly kind: string
  readonly verdict: Verdict
  /** Ids of the rules that say so. */
  readonly rules: readonly string[]
}

export interface MatrixRow {
  readonly group: string
  readonly feature: string
  /** One for each kind, in their order. */
  readonly cells: readonly MatrixCell[]
}

/**
 * What each kind of client can have, as the rules answer for a client that has it.
 *
 * @param appType Only the kinds of this type. Without it all.
 */
export function compatibilityMatrix(appType?: AppType): readonly MatrixRow[] {
  const kinds = kindsOf(appType)
  return FEATURES.map((feature) => ({
    group: feature.group,
    feature: feature.name,
    cells: kinds.map((kind) => cell(kind, feature)),
  }))
}

/** The columns of the matrix. */
export function kindsOf(appType?: AppType): readonly ClientKind[] {
  return CLIENT_KINDS.filter((kind) => appType === undefined || kind.appType === appType)
}

function cell(kind: ClientKind, feature: Feature): MatrixCell {
  const found = exampleViolations(feature.added(kind.client))
  const errors = found.filter(({ severity }) => severity === 'error')
  const decisive = errors.length > 0 ? errors : found
  const verdict = errors.length > 0 ? 'no' : found.length > 0 ? 'unclear' : 'yes'
  return { kind: kind.name, verdict, rules: [...new Set(decisive.map(({ ruleId }) => ruleId))] }
}
