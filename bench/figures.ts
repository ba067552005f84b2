import { EDITED } from './edited-programs'

/** What was measured, and what each figure of the project's promise makes of it. */
export interface Measured {
  readonly nodeMs: number
  readonly handshakeMs: number
  readonly planDataMs: number
  readonly planClientMs: number
  readonly planManyDataMs: number
  readonly planManyClientsMs: number
  readonly compileTypedMs: number
  readonly compilePlainMs: number
  readonly peakMemoryMb: number
  readonly lists: number
  readonly tokens: number
  readonly writes: number
  readonly others: number
}

export interface Figure {
  readonly name: string
  readonly unit: string
  readonly value: (measured: Measured) => number
  readonly limit: number
}

/** Resources in the large plan, and clients in the plan whose requests are counted. */
export const MANY = 200
export const COUNTED = 150
/** The API's largest page. */
const PAGE_SIZE = 100

export const FIGURES: readonly Figure[] = [
  {
    name: 'spawn to handshake line',
    unit: '× node -e 0',
    value: ({ handshakeMs, nodeMs }) => handshakeMs / nodeMs,
    limit: 2,
  },
  {
    name: 'plan of one unchanged client, above one terraform_data',
    unit: '× node -e 0',
    value: ({ planClientMs, planDataMs, nodeMs }) => (planClientMs - planDataMs) / nodeMs,
    limit: 12,
  },
  {
    name: `plan without changes, per resource beyond the first (${String(MANY)} clients)`,
    unit: '× terraform_data',
    value: (measured) =>
      (measured.planManyClientsMs - measured.planClientMs) / (measured.planManyDataMs - measured.planDataMs),
    limit: 3.5,
  },
  {
    name: `compiling a program with ${String(EDITED)} clients`,
    unit: '× with plain strings',
    value: ({ compileTypedMs, compilePlainMs }) => compileTypedMs / compilePlainMs,
    limit: 1.3,
  },
  {
    name: `peak resident memory of the provider (${String(MANY)} clients)`,
    unit: 'MB',
    value: ({ peakMemoryMb }) => peakMemoryMb,
    limit: 80,
  },
  {
    name: `list requests (${String(COUNTED)} clients with consent and secret)`,
    unit: 'requests',
    value: ({ lists }) => lists,
    limit: Math.ceil(COUNTED / PAGE_SIZE),
  },
  { name: 'token requests', unit: 'requests', value: ({ tokens }) => tokens, limit: 1 },
  { name: 'writes', unit: 'requests', value: ({ writes }) => writes, limit: 0 },
  { name: 'other requests', unit: 'requests', value: ({ others }) => others, limit: 0 },
]
