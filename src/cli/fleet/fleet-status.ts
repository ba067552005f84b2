import { renderRunJson, renderRunText, statusWord, type FleetRun } from '../../fleet'
import type { Context } from '../context'
import { UserError } from '../user-error'
import type { ChoiceFlags } from './fleet-flags'
import { loadFleet } from './load-fleet'
import { isAlive, readRecord, recordFolder } from './record-file'
import { selectStacks } from './select-stacks'

export interface StatusFlags extends Pick<ChoiceFlags, 'fleet'> {
  readonly json?: boolean
}

/** Says what the last deployment did, and what a resume would do. */
export function fleetStatus(out: string | undefined, flags: StatusFlags, context: Context): void {
  const loaded = loadFleet(out, flags.fleet, context.workingFolder)
  const folder = recordFolder(loaded.outFolder, loaded.fleet.name)
  const record = readRecord(folder)
  if (record === undefined) {
    throw new UserError(
      `the fleet ${loaded.fleet.name} was not deployed from here yet: ${folder.record} is not there`,
    )
  }
  if (flags.json === true) return context.print(renderRunJson(record))
  context.print(timeLine(record))
  context.print(`${renderRunText(record)}\n`)
  for (const { name, wave, status, tenants, excludedTenants } of record.stacks) {
    const of = tenants.length === 0 ? '' : ` (${tenants.join(', ')})`
    const without =
      status === 'excluded' || excludedTenants.length === 0 ? '' : `, without ${excludedTenants.join(', ')}`
    context.print(`  ${wave}  ${name}${of}: ${statusWord(status, 'deploy')}${without}`)
  }
  const open = selectStacks(loaded, flags, record).filter(({ part }) => part === 'run')
  context.print(
    open.length === 0
      ? '\n--resume has nothing to do.'
      : `\n--resume would run ${open.map(({ stack }) => stack.name).join(', ')}.`,
  )
}

function timeLine(record: FleetRun): string {
  if (isAlive(record)) return `Begun ${record.startedAt}, and at work as process ${record.runner?.pid ?? 0}.`
  return record.endedAt === undefined
    ? `Begun ${record.startedAt}, and killed before its end.`
    : `From ${record.startedAt} to ${record.endedAt}.`
}
