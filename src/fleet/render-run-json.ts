import { countStatuses } from './counts'
import { groupProblems, groupWarnings } from './problem-groups'
import type { ChangeCounts, FleetRun, StackRun, StopReason } from './stack-run'
import { tenantRuns } from './tenant-runs'

/** Grows by a minor version when members are added, by a major one when something changes its meaning. */
export const RUN_FORMAT_VERSION = '1.1'

export interface RunJsonOptions {
  /** What the review says of the plans, if it was asked. */
  readonly review?: { readonly class: string; readonly approval: string }
}

/**
 * A run as JSON: what `--json` writes, and what is kept for `--resume`. docs/reference/fleet-json.md says what each member
 * means.
 */
export function renderRunJson(run: FleetRun, { review }: RunJsonOptions = {}): string {
  const document = {
    format_version: RUN_FORMAT_VERSION,
    fleet: run.fleet,
    command: run.command,
    started_at: run.startedAt,
    ...(run.endedAt !== undefined && { ended_at: run.endedAt }),
    ...(run.runner !== undefined && { runner: run.runner }),
    ...(run.stopped !== undefined && { stopped: stopJson(run.stopped) }),
    stacks: countStatuses(run.stacks),
    tenants: countStatuses(run.stacks.flatMap(tenantRuns)),
    changes: sumChanges(run.stacks),
    waves: run.waves.map(({ name, canary }) => ({
      name,
      canary,
      stacks: run.stacks.filter(({ wave }) => wave === name).map(stackJson),
    })),
    problems: groupProblems(run.stacks),
    warnings: groupWarnings(run.stacks),
    ...(review !== undefined && { review }),
  }
  return JSON.stringify(document, null, 2)
}

function stackJson(stack: StackRun): object {
  const { name, status, changes, problems, warnings, configuration, startedAt, endedAt, log } = stack
  return {
    name,
    status,
    tenants: tenantRuns(stack),
    ...(changes !== undefined && { changes }),
    problems,
    warnings,
    ...(configuration !== undefined && { configuration }),
    ...(startedAt !== undefined && { started_at: startedAt }),
    ...(endedAt !== undefined && { ended_at: endedAt }),
    ...(log !== undefined && { log }),
  }
}

function stopJson({ kind, ...rest }: StopReason): object {
  return { reason: kind, ...rest }
}

export function sumChanges(stacks: readonly StackRun[]): ChangeCounts {
  const sum = (name: keyof ChangeCounts): number =>
    stacks.reduce((total, { changes }) => total + (changes?.[name] ?? 0), 0)
  return { add: sum('add'), change: sum('change'), remove: sum('remove'), import: sum('import') }
}
