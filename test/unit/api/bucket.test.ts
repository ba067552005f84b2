import { createBucket } from '../../../src/api/bucket'
import { virtualClock } from './virtual-clock'

const UNSTOPPED = new AbortController().signal

test('a call that may go at once has not waited, though the clock ticks meanwhile', async () => {
  let nowMs = 0
  const clock = { ...virtualClock(), now: () => nowMs++ }
  const bucket = createBucket({ size: 1, taken: 0, clock })
  expect(await bucket.enter(bucket.turn(1_000, false), UNSTOPPED)).toMatchObject({ admitted: true })
  expect(bucket.use()).toMatchObject({ calls: 1, waits: 0, waitedMs: 0 })
})
