import type { CountedRequests } from '../counted-requests'
import type { ProviderMemory } from './provider-memory'
import { CREATED, type UnderLimits } from './under-limits'

/** Tenants of the fleet that is compared with as many aliases. */
export const COMPARED = 30

/** The most memory that the provider may take with so many tenants, in megabytes. */
export const MEMORY_LIMITS: ReadonlyMap<number, number> = new Map([
  [1, 80],
  [30, 85],
  [300, 110],
  [1000, 170],
])

export interface FleetsMeasured {
  readonly one: ProviderMemory & { readonly planMs: number }
  readonly aliases: ProviderMemory & { readonly planMs: number }
  /** Of one plan of the one provider, in all tenants. */
  readonly requests: CountedRequests
  /** By number of tenants, in megabytes. */
  readonly memory: ReadonlyMap<number, number>
  readonly alone: UnderLimits
  readonly besideNeighbour: UnderLimits
}

export interface FleetFigure {
  readonly name: string
  readonly unit: string
  readonly value: (measured: FleetsMeasured) => number
  readonly limit: number
  readonly bound: 'at most' | 'at least'
}

const ofOne = `${String(COMPARED)} tenants × 5 clients with a secret, plan without changes`
const under = `${String(CREATED)} creates with 100 writes a minute`
const against = `${String(COMPARED)} aliases against one provider`

export const FLEET_FIGURES: readonly FleetFigure[] = [
  {
    name: `${ofOne}: list requests`,
    unit: 'requests',
    value: ({ requests }) => requests.lists,
    limit: COMPARED,
    bound: 'at most',
  },
  {
    name: `${ofOne}: token requests`,
    unit: 'requests',
    value: ({ requests }) => requests.tokens,
    limit: COMPARED,
    bound: 'at most',
  },
  {
    name: `${ofOne}: writes`,
    unit: 'requests',
    value: ({ requests }) => requests.writes,
    limit: 0,
    bound: 'at most',
  },
  {
    name: `${ofOne}: other requests`,
    unit: 'requests',
    value: ({ requests }) => requests.others,
    limit: 0,
    bound: 'at most',
  },
  {
    name: `${ofOne}: provider processes at once`,
    unit: 'processes',
    value: ({ one }) => one.atOnce,
    limit: 1,
    bound: 'at most',
  },
  {
    name: `${against}: peak memory of all providers`,
    unit: '×',
    value: ({ one, aliases }) => aliases.peakMb / one.peakMb,
    limit: 10,
    bound: 'at least',
  },
  {
    name: `${against}: wall time`,
    unit: '×',
    value: ({ one, aliases }) => aliases.planMs / one.planMs,
    limit: 5,
    bound: 'at least',
  },
  ...[...MEMORY_LIMITS].map(([tenants, limit]): FleetFigure => ({
    name: `peak resident memory of the provider, ${String(tenants)} tenants × 5 clients`,
    unit: 'MB',
    value: ({ memory }) => memory.get(tenants) ?? Number.NaN,
    limit,
    bound: 'at most',
  })),
  {
    name: `${under}, alone: refusals (429)`,
    unit: 'requests',
    value: ({ alone }) => alone.refused,
    limit: 0,
    bound: 'at most',
  },
  ...(['alone', 'besideNeighbour'] as const).flatMap((which): readonly FleetFigure[] => {
    const how = { alone: 'alone', besideNeighbour: 'a neighbour taking half' }[which]
    return [
      {
        name: `${under}, ${how}: created`,
        unit: 'clients',
        value: (measured) => measured[which].created,
        limit: CREATED,
        bound: 'at least',
      },
      {
        name: `${under}, ${how}: time against what the limits let through`,
        unit: '×',
        value: (measured) => measured[which].tookSeconds / measured[which].boundSeconds,
        limit: 1.1,
        bound: 'at most',
      },
    ]
  }),
]
