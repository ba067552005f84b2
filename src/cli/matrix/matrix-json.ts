import type { MatrixReport } from './matrix-report'

/** Grows when a member changes its meaning or goes; new members may come at any time. */
const FORMAT_VERSION = 1

/** The matrix for programs; its shape is in docs/matrix.md. */
export function matrixJson({ kinds, rows, rules }: MatrixReport): string {
  return JSON.stringify(
    {
      formatVersion: FORMAT_VERSION,
      kinds,
      matrix: rows.map(({ group, feature, cells }) => ({
        group,
        feature: feature.replaceAll('`', ''),
        cells: Object.fromEntries(
          cells.map(({ kind, verdict, rules: because }) => [kind, { verdict, rules: because }]),
        ),
      })),
      rules: rules.map(({ id, severity, title, says, sources, appTypes, canBeOverruled }) => ({
        ...{ id, severity, title, says, sources, appTypes, canBeOverruled },
      })),
    },
    undefined,
    2,
  )
}
