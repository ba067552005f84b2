import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isDone, renderRunJson, renderRunText, type FleetRun } from '../../fleet'
import type { Context } from '../context'
import { systemCode, UserError } from '../user-error'
import { OUTPUT } from './fleet-flags'
import { writeWhole } from './record-file'
import type { SelectedStack } from './select-stacks'

/** A run without the stacks that were not asked for, such as those of other waves and shards. */
export function withoutParts(
  run: FleetRun,
  stacks: readonly SelectedStack[],
  parts: readonly SelectedStack['part'][],
): FleetRun {
  const names = new Set(stacks.filter(({ part }) => parts.includes(part)).map(({ stack }) => stack.name))
  return { ...run, stacks: run.stacks.filter(({ name }) => !names.has(name)) }
}

/** Refuses a file for the report that cannot be written, before hours of work end without it. */
export function requireReportPlace(json: string | undefined, { workingFolder }: Context): void {
  if (json === undefined || json === OUTPUT) return
  const file = resolve(workingFolder, json)
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw unwritable(json, 'EISDIR')
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch (error) {
    throw unwritable(json, systemCode(error) ?? '')
  }
}

/** Writes the JSON where it was asked for, and says the rest to people. */
export function reportRun(
  run: FleetRun,
  json: string | undefined,
  context: Context,
  options: Parameters<typeof renderRunJson>[1] & { readonly quiet?: boolean } = {},
): void {
  const { quiet = false, ...jsonOptions } = options
  const say = json === OUTPUT || quiet ? context.note : context.print
  say(renderRunText(run))
  if (json === undefined) return
  const text = renderRunJson(run, jsonOptions)
  if (json === OUTPUT) context.print(text)
  else writeReport(resolve(context.workingFolder, json), json, text)
}

function writeReport(file: string, name: string, text: string): void {
  try {
    writeWhole(file, text)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw unwritable(name, code)
  }
}

function unwritable(name: string, code: string): UserError {
  return new UserError(`cannot write the report to ${name || 'a file without a name'} (${code})`)
}

/** Whether everything that was to run came through. */
export function isAllGood(run: FleetRun): boolean {
  return run.stacks.every((stack) => isDone(stack) || stack.status === 'excluded')
}
