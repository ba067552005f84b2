import type { Fault, FaultEffect } from '../../../../src/emulator'

/** From 0 up to 1, the same for the same seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const EFFECTS: readonly FaultEffect[] = [
  { effect: 'status', status: 401 },
  { effect: 'status', status: 403 },
  { effect: 'status', status: 429, retryAfterSeconds: 7 },
  { effect: 'status', status: 500 },
  { effect: 'status-after', status: 503 },
  { effect: 'drop-before' },
  { effect: 'drop-after' },
  { effect: 'truncate' },
  { effect: 'not-json' },
  { effect: 'hang' },
]

/** More calls than an apply of three resources makes are of no use. */
const MAX_CALL = 8

export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

/** One to three faults of a tenant; now and then one that does not end by itself. */
export function randomFaults(random: () => number, tenant: string): readonly Fault[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const first = 1 + Math.floor(random() * MAX_CALL)
    const call = random() < 0.2 ? { from: first } : first
    return { ...pick(random, EFFECTS), tenant, path: pick(random, ['/api/v1/**', '**']), call }
  })
}
