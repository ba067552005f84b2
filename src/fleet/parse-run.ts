import { isMembers, listOf, numberOr, parsedJson, textOr } from './json-value'
import {
  STACK_STATUSES,
  type ChangeCounts,
  type FleetRun,
  type Problem,
  type StackRun,
  type StackStatus,
  type StopReason,
} from './stack-run'

const FORMAT = /^1\.\d+$/

/** Reads a run that `renderRunJson` wrote; undefined for anything else. */
export function parseRun(text: string): FleetRun | undefined {
  const json = parsedJson(text)
  if (!isMembers(json) || !FORMAT.test(textOr(json['format_version'], ''))) return undefined
  const { fleet, command, started_at: startedAt, ended_at: endedAt, waves } = json
  if (typeof fleet !== 'string' || typeof startedAt !== 'string' || !Array.isArray(waves)) return undefined
  if (command !== 'plan' && command !== 'deploy') return undefined
  const read = waves.map(waveOf)
  const whole = read.flatMap((wave) => wave ?? [])
  if (whole.length < read.length) return undefined
  const runner = runnerOf(json['runner'])
  const stopped = stopOf(json['stopped'])
  return {
    fleet,
    command,
    startedAt,
    ...(typeof endedAt === 'string' && { endedAt }),
    ...(runner !== undefined && { runner }),
    ...(stopped !== undefined && { stopped }),
    waves: whole.map(({ name, canary }) => ({ name, canary })),
    stacks: whole.flatMap(({ stacks }) => stacks),
  }
}

interface ReadWave {
  readonly name: string
  readonly canary: boolean
  readonly stacks: readonly StackRun[]
}

function waveOf(json: unknown): ReadWave | undefined {
  if (!isMembers(json) || typeof json['name'] !== 'string' || !Array.isArray(json['stacks'])) return undefined
  const wave = json['name']
  const read = json['stacks'].map((stack) => stackOf(stack, wave))
  const stacks = read.flatMap((stack) => stack ?? [])
  if (stacks.length < read.length) return undefined
  return { name: wave, canary: json['canary'] === true, stacks }
}

function stackOf(json: unknown, wave: string): StackRun | undefined {
  if (!isMembers(json) || typeof json['name'] !== 'string') return undefined
  const { status } = json
  if (!isStatus(status)) return undefined
  const tenants = listOf(json['tenants']).filter(isMembers)
  const changes = changesOf(json['changes'])
  return {
    name: json['name'],
    wave,
    tenants: tenants.map(({ name }) => textOr(name, '')),
    excludedTenants: tenants
      .filter((tenant) => tenant['status'] === 'excluded')
      .map(({ name }) => textOr(name, '')),
    status,
    ...(changes !== undefined && { changes }),
    problems: problemsOf(json['problems']),
    // Format 1.0 has none.
    warnings: problemsOf(json['warnings']),
    ...textMember('configuration', json['configuration']),
    ...textMember('startedAt', json['started_at']),
    ...textMember('endedAt', json['ended_at']),
    ...textMember('log', json['log']),
  }
}

function isStatus(value: unknown): value is StackStatus {
  return typeof value === 'string' && Object.hasOwn(STACK_STATUSES, value)
}

function textMember<N extends string>(name: N, value: unknown): Partial<Record<N, string>> {
  // An object literal with a computed name has a wider type than the one name that it has.
  return typeof value === 'string' ? ({ [name]: value } as Record<N, string>) : {}
}

function problemsOf(json: unknown): readonly Problem[] {
  return listOf(json)
    .filter(isMembers)
    .map(({ summary, detail, address }) => ({
      summary: textOr(summary, ''),
      detail: textOr(detail, ''),
      ...(typeof address === 'string' && { address }),
    }))
}

function changesOf(json: unknown): ChangeCounts | undefined {
  if (!isMembers(json)) return undefined
  const count = (name: keyof ChangeCounts): number => numberOr(json[name], 0)
  return { add: count('add'), change: count('change'), remove: count('remove'), import: count('import') }
}

function runnerOf(json: unknown): FleetRun['runner'] {
  if (!isMembers(json)) return undefined
  const { pid, host } = json
  return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined
}

function stopOf(json: unknown): StopReason | undefined {
  if (!isMembers(json)) return undefined
  const wave = textOr(json['wave'], '')
  switch (json['reason']) {
    case 'canary':
      return { kind: 'canary', wave }
    case 'tolerance':
      return {
        kind: 'tolerance',
        wave,
        failed: numberOr(json['failed'], 0),
        allowed: numberOr(json['allowed'], 0),
      }
    case 'interrupted':
      return { kind: 'interrupted' }
    default:
      return undefined
  }
}
