import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import {
  parseIgnore,
  renderDriftHtml,
  renderDriftJson,
  renderDriftMarkdown,
  renderDriftSarif,
  renderDriftTerminal,
  type DriftOutcome,
  type DriftReport,
  type IgnoreRow,
} from '../review'
import type { Context } from './context'
import type { DriftFormat } from './drift/drift-formats'
import { driftOfStacks } from './drift/drift-of-stacks'
import { findStacks } from './drift/find-stacks'
import { ExitCode } from './exit-code'
import { requireOwnDataFolders } from './own-data-folders'
import { readVersion } from './provider-package'
import { paint, wantsColours } from './review/paint'
import { filesOfStacks } from './review/stack-files'
import type { PartOfStack, Stack } from './stacks'
import { UserError } from './user-error'

export interface DriftFlags {
  readonly format: DriftFormat
  readonly ignore?: string
  /** @default - one for each processor */
  readonly concurrency?: number
}

/** What has drifted is certain, and is not hidden by something else that could not be read. */
export const DRIFT_EXIT_CODES: Readonly<Record<DriftOutcome, number>> = {
  'in-sync': 0,
  unreadable: 1,
  drift: 2,
}

/** Says how tenants differ from what the states of stacks say. Changes nothing anywhere. */
export async function runDrift(given: readonly string[], flags: DriftFlags, context: Context): Promise<void> {
  const stacks = findStacks(given, context.workingFolder)
  requireOwnDataFolders(stacks, context.environment)
  await reportDrift(stacks, flags, context)
}

/** Prints what has drifted in these stacks, and ends with the exit code for that. */
export async function reportDrift(
  stacks: readonly PartOfStack[],
  flags: DriftFlags,
  context: Context,
  onRead: (stack: Stack) => void = () => undefined,
): Promise<void> {
  const ignore = readIgnore(flags.ignore, context.workingFolder)
  const concurrency = flags.concurrency ?? availableParallelism()
  let stopped = false
  void context.untilStopped().then(() => {
    stopped = true
  })
  const options = { concurrency, ignore, onRead, isStopped: () => stopped }
  const report = await driftOfStacks(stacks, options, context)
  context.print(await render(report, flags.format, { stacks, context }))
  const code = DRIFT_EXIT_CODES[report.verdict.outcome]
  if (code !== 0) throw new ExitCode(code)
}

async function render(
  report: DriftReport,
  format: DriftFormat,
  { stacks, context }: { readonly stacks: readonly Stack[]; readonly context: Context },
): Promise<string> {
  switch (format) {
    case 'terminal':
      return renderDriftTerminal(report, wantsColours(context) ? { paint } : {})
    case 'markdown':
      return renderDriftMarkdown(report)
    case 'json':
      return renderDriftJson(report)
    case 'sarif':
      return renderDriftSarif(report, {
        files: filesOfStacks(stacks, context.workingFolder),
        version: readVersion(join(context.packageFolder, 'package.json')),
      })
    case 'html':
      return renderDriftHtml(report)
  }
}

/** The rows of an ignore file; none without a file. */
export function readIgnore(file: string | undefined, workingFolder: string): readonly IgnoreRow[] {
  if (file === undefined) return []
  let text: string
  try {
    text = readFileSync(resolve(workingFolder, file), 'utf8')
  } catch {
    throw new UserError(`cannot read the ignore file ${file}`)
  }
  const reading = parseIgnore(text)
  if (reading.kind === 'rows') return reading.rows
  throw new UserError(
    ['the ignore file cannot be used:', ...reading.problems.map((line) => `  ${line}`)].join('\n'),
  )
}
