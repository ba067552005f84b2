import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createDriftReport,
  parseInventory,
  readRefresh,
  renderDriftHtml,
  renderDriftJson,
  renderDriftMarkdown,
  renderDriftSarif,
  renderDriftTerminal,
  type DriftReport,
  type ReadProblem,
  type StackReading,
} from '../../src/review'
import { bodyOf } from '../review-goldens/rendered-files'
import type { DriftCase } from './cases'

/** When everything of the goldens was made. */
export const MADE_AT = '2026-09-01T08:00:00Z'
const DAY_MS = 86_400_000

/** The texts that are kept beside the stacks of a case, by file. */
export async function renderedDrift(folder: string, golden: DriftCase): Promise<ReadonlyMap<string, string>> {
  const report = driftOfCase(folder, golden)
  return new Map([
    ['drift.txt', `${renderDriftTerminal(report)}\n`],
    ['drift.md', `${renderDriftMarkdown(report)}\n`],
    ['drift.json', `${renderDriftJson(report)}\n`],
    ['drift.sarif', `${await renderDriftSarif(report, { files: new Map([['acme', 'main.tf']]) })}\n`],
    ['drift.html', `${bodyOf(renderDriftHtml(report))}\n`],
  ])
}

/** The report about the stacks of a case. */
export function driftOfCase(folder: string, { days = 1, ignore = [] }: DriftCase): DriftReport {
  const stacks = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return createDriftReport(
    stacks.map(({ name }) => stackIn(join(folder, name), name)),
    { nowMs: Date.parse(MADE_AT) + days * DAY_MS, ignore },
  )
}

function stackIn(folder: string, name: string): StackReading {
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const reading = readRefresh(text('plan.json'))
  if (reading.kind === 'refused') throw new Error(`${folder}: ${reading.problem}`)
  const inventories = readdirSync(folder).filter((file) => file.startsWith('inventory-'))
  return {
    name,
    refresh: reading.refresh,
    // Written by tools/drift-goldens.ts.
    problems: existsSync(join(folder, 'problems.json'))
      ? (JSON.parse(text('problems.json')) as readonly ReadProblem[])
      : [],
    inventories: inventories.flatMap((file) => parseInventory(text(file)) ?? []),
  }
}
