import type { FaultKind } from '../../../src/api/network-faults'
import { ONCE, POLICY_OF_METHOD, REPEATABLE, delayMs, retryAfterMs } from '../../../src/api/retry'

const highest = (): number => 1
const lowest = (): number => 0

test.each<[fault: FaultKind, once: number | undefined, repeatable: number | undefined]>([
  ['rate-limited', 1_000, 1_000],
  ['unsent', 250, 250],
  ['broken', undefined, 500],
  ['timeout', undefined, 500],
  ['unavailable', undefined, 500],
  ['refused', undefined, undefined],
  ['hopeless', undefined, undefined],
  ['unreadable', undefined, 500],
  ['aborted', undefined, undefined],
])('after %s waits %p ms before a POST and %p ms before anything else', (fault, once, repeatable) => {
  expect(delayMs(POLICY_OF_METHOD.POST, { fault, attempt: 1 }, highest)).toBe(once)
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    expect(delayMs(POLICY_OF_METHOD[method], { fault, attempt: 1 }, highest)).toBe(repeatable)
  }
})

test('doubles the wait up to the cap, and stops after the last attempt', () => {
  const waits = [1, 2, 3, 4, 5].map((attempt) =>
    delayMs(REPEATABLE, { fault: 'unavailable', attempt }, highest),
  )
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, undefined])
  expect(delayMs(ONCE, { fault: 'rate-limited', attempt: 40 }, highest)).toBe(30_000)
})

test('leaves half of the wait to chance', () => {
  const failed = { fault: 'unavailable', attempt: 3 } as const
  expect(delayMs(REPEATABLE, failed, lowest)).toBe(1_000)
  expect(delayMs(REPEATABLE, failed, () => 0.5)).toBe(1_500)
})

test('waits as long as the server asks for, neither more nor less', () => {
  expect(delayMs(ONCE, { fault: 'rate-limited', attempt: 9, retryAfterMs: 2_000 }, lowest)).toBe(2_000)
  expect(delayMs(ONCE, { fault: 'rate-limited', attempt: 1, retryAfterMs: 90_000 }, highest)).toBe(90_000)
  expect(delayMs(ONCE, { fault: 'unavailable', attempt: 1, retryAfterMs: 2_000 }, highest)).toBeUndefined()
})

const NOW = Date.UTC(2026, 10, 23, 12)

test.each<[header: string | undefined, ms: number | undefined]>([
  [undefined, undefined],
  ['13', 13_000],
  [' 0 ', 0],
  ['Mon, 23 Nov 2026 12:00:20 GMT', 20_000],
  ['Mon, 23 Nov 2026 11:59:00 GMT', 0],
  ['soon', undefined],
])('reads Retry-After: %p as %p ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})
