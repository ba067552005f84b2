/** Drift: how tenants differ from what the states of stacks say. */

export { createDriftReport } from './create-drift-report'
export { DRIFT_KINDS } from './drift-item'
export { DRIFT_RULES } from './drift-rules'
export { IGNORE_WORDS } from './ignore-rows'
export { parseIgnore } from './parse-ignore'
export { parseInventory } from './inventory'
export { parseLeftOut } from './left-out'
export { readRefresh, readState } from './read-refresh'
export { DRIFT_JSON_FORMAT_VERSION, renderDriftJson } from './render-drift-json'
export { renderDriftHtml } from './render-drift-html'
export { renderDriftMarkdown } from './render-drift-markdown'
export { renderDriftSarif } from './render-drift-sarif'
export { renderDriftTerminal } from './render-drift-terminal'

export type { DriftOptions } from './create-drift-report'
export type { DriftItem, DriftKind } from './drift-item'
export type { DriftRule } from './drift-rules'
export type {
  DriftedStack,
  DriftOutcome,
  DriftReport,
  DriftVerdict,
  LeftOut,
  NotLookedFor,
  UnreadableGroup,
} from './drift-report'
export type { IgnoreRow, IgnoreUse } from './ignore-rows'
export type { IgnoreReading } from './parse-ignore'
export type { Inventory, InventoryClient } from './inventory'
export type { TenantName } from './left-out'
export type { ObjectInTenant, Refresh, RefreshReading } from './read-refresh'
export type { ReadProblem, StackReading } from './stack-reading'
