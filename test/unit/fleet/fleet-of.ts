import type { ChangeCounts, Fleet, FleetRun, StackOutcome, StackRun, Wave } from '../../../src/fleet'

/** A wave with stacks of one tenant each: stack `a1` has the tenant `tenant-a1`. */
export function waveOf(name: string, stacks: readonly string[], canary = false): Wave {
  return {
    name,
    canary,
    stacks: stacks.map((stack) => ({ name: stack, tenants: [`tenant-${stack}`], needs: [] })),
  }
}

export function fleetOf(...waves: readonly Wave[]): Fleet {
  return { name: 'clients', waves }
}

export const ONE_ADDED: ChangeCounts = { add: 1, change: 0, remove: 0, import: 0 }
export const SUCCEEDED: StackOutcome = { status: 'succeeded', changes: ONE_ADDED }
export const FAILED: StackOutcome = { status: 'failed', problems: [{ summary: 'No', detail: '' }] }

export function stackRun(name: string, changes: Partial<StackRun> = {}): StackRun {
  return {
    name,
    wave: 'all',
    tenants: [],
    excludedTenants: [],
    status: 'not_started',
    problems: [],
    warnings: [],
    ...changes,
  }
}

export function fleetRun(stacks: readonly StackRun[], changes: Partial<FleetRun> = {}): FleetRun {
  const names = [...new Set(stacks.map(({ wave }) => wave))]
  return {
    fleet: 'clients',
    command: 'deploy',
    startedAt: '2026-01-01T00:00:00.000Z',
    waves: names.map((name) => ({ name, canary: name === 'canary' })),
    stacks,
    ...changes,
  }
}
