import { countsText, statusWord } from './counts'
import { groupProblems, groupWarnings, type ProblemGroup } from './problem-groups'
import { sumChanges } from './render-run-json'
import { isDone, type ChangeCounts, type FleetRun, type StopReason } from './stack-run'
import { tenantRuns } from './tenant-runs'

/** Names that are listed before the rest is counted. */
const NAMES_MAX = 10
const GROUPS_MAX = 20
const DETAIL_MAX_LINES = 12
const DETAIL_MAX_CHARS = 800

/** The summary of a run for people: by wave and tenant, then what went wrong, and what else is to be known. */
export function renderRunText(run: FleetRun): string {
  const { command, fleet, stacks } = run
  const title = `${command === 'plan' ? 'Plan' : 'Deployment'} of fleet ${fleet}: ${countsText(stacks, command)}`
  return [
    title,
    ...run.waves.flatMap((wave) => waveLine(run, wave)),
    ...tenantLines(run),
    `  ${changesText(sumChanges(stacks), command)}`,
    ...listLines(groupProblems(stacks), 'Error'),
    ...listLines(groupWarnings(stacks), 'Warning'),
    ...stopLines(run),
  ].join('\n')
}

export function changesText(
  { add, change, remove, import: imported }: ChangeCounts,
  command: FleetRun['command'],
): string {
  const verbs =
    command === 'plan'
      ? ['to add', 'to change', 'to destroy', 'to import']
      : ['added', 'changed', 'destroyed', 'imported']
  const counts = [add, change, remove, ...(imported > 0 ? [imported] : [])]
  return counts.map((count, at) => `${count} ${verbs[at] ?? ''}`).join(', ')
}

function waveLine(
  { stacks, command }: FleetRun,
  { name, canary }: FleetRun['waves'][number],
): readonly string[] {
  const own = stacks.filter(({ wave }) => wave === name)
  if (own.length === 0) return []
  return [`  wave ${name}${canary ? ' (canary)' : ''}: ${countsText(own, command)}`]
}

/** All tenants in figures, and by name those that did not come through. */
function tenantLines({ stacks, command }: FleetRun): readonly string[] {
  const tenants = stacks.flatMap(tenantRuns)
  if (tenants.length === 0) return []
  const rest = [...new Set(tenants.map(({ status }) => status))].filter((status) => !isDone({ status }))
  return [
    `  tenants: ${countsText(tenants, command)}`,
    ...rest.map((status) => {
      const names = tenants.filter((tenant) => tenant.status === status).map(({ name }) => name)
      return `    ${statusWord(status, command)}: ${namesText(names)}`
    }),
  ]
}

function listLines(groups: readonly ProblemGroup[], what: 'Error' | 'Warning'): readonly string[] {
  const more = groups.length - GROUPS_MAX
  return [
    ...groups.slice(0, GROUPS_MAX).flatMap((group) => groupLines(group, what)),
    ...(more > 0 ? ['', moreText(more, what.toLowerCase())] : []),
  ]
}

function moreText(more: number, what: string): string {
  return `${more} more ${what}${more === 1 ? ' is' : 's are'} in the report of --json.`
}

function groupLines(
  { summary, detail, address, stacks, tenants }: ProblemGroup,
  what: 'Error' | 'Warning',
): readonly string[] {
  const where =
    stacks.length === 1 ? `stack ${stacks[0] ?? ''}` : `${stacks.length} stacks (${namesText(stacks)})`
  const who =
    tenants.length === 0 ? '' : `, ${tenants.length === 1 ? 'tenant' : 'tenants'} ${namesText(tenants)}`
  const of = address === undefined ? '' : `, ${address}`
  return [
    '',
    shown(`${what} in ${where}${who}${of}: ${summary}`),
    ...detailLines(detail).map((line) => `  ${shown(line)}`),
  ]
}

function detailLines(detail: string): readonly string[] {
  const cut = detail.length > DETAIL_MAX_CHARS ? `${detail.slice(0, DETAIL_MAX_CHARS)}…` : detail
  const lines = cut.split('\n').filter((line) => line.trim() !== '')
  return lines.length > DETAIL_MAX_LINES ? [...lines.slice(0, DETAIL_MAX_LINES), '…'] : lines
}

/** Where everything had its turn, there is nothing to be said about the end. */
function stopLines({ stopped, stacks }: FleetRun): readonly string[] {
  const isCut = stacks.some(({ status }) => status === 'not_started')
  return stopped === undefined || (!isCut && stopped.kind !== 'interrupted') ? [] : ['', stopText(stopped)]
}

export function stopText(stop: StopReason): string {
  switch (stop.kind) {
    case 'canary':
      return `Stopped: a stack of the canary wave ${stop.wave} failed.`
    case 'tolerance':
      return `Stopped: ${stop.failed} failed in wave ${stop.wave}, and ${stop.allowed} may.`
    case 'interrupted':
      return 'Stopped on request.'
  }
}

export function namesText(names: readonly string[]): string {
  const more = names.length - NAMES_MAX
  return more > 0 ? `${names.slice(0, NAMES_MAX).join(', ')} and ${more} more` : names.join(', ')
}

/** Errors and warnings come from outside: what could speak to the terminal is left out. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
}
