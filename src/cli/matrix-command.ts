import type { AppType } from '../rules'
import type { Context } from './context'
import type { MatrixFormat } from './matrix/matrix-formats'
import { matrixJson } from './matrix/matrix-json'
import { matrixMarkdown } from './matrix/matrix-markdown'
import { matrixReport, type MatrixReport } from './matrix/matrix-report'
import { matrixTable } from './matrix/matrix-table'

export interface MatrixFlags {
  readonly format: MatrixFormat
  /** @default - all */
  readonly appType?: AppType
}

const RENDERERS: Readonly<Record<MatrixFormat, (report: MatrixReport) => string>> = {
  table: matrixTable,
  markdown: matrixMarkdown,
  json: matrixJson,
}

/** Prints which kind of client can have what, and the rules that say so. */
export function runMatrix({ format, appType }: MatrixFlags, context: Context): void {
  context.print(RENDERERS[format](matrixReport(appType)))
}
