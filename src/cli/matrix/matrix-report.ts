import { compatibilityMatrix, kindsOf, type MatrixRow } from '../../rules/matrix/compatibility-matrix'
import { ruleSummaries, type RuleSummary } from '../../rules/matrix/rule-summaries'
import { snakeCase, type AppType } from '../../rules'

/** What the matrix command shows, whatever the format. */
export interface MatrixReport {
  /** Names of the columns. */
  readonly kinds: readonly { readonly name: string; readonly appType: AppType }[]
  readonly rows: readonly MatrixRow[]
  readonly rules: readonly RuleSummary[]
}

/** The whole matrix, or what concerns one app type. */
export function matrixReport(appType?: AppType): MatrixReport {
  return {
    kinds: kindsOf(appType).map((kind) => ({ name: kind.name, appType: kind.appType })),
    rows: compatibilityMatrix(appType),
    rules: ruleSummaries(snakeCase).filter(
      ({ appTypes }) => appType === undefined || appTypes.includes(appType),
    ),
  }
}
