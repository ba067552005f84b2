import { sleep } from '../../../src/api/sleep'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('ends after the given time and leaves no timer', async () => {
  const controller = new AbortController()
  const sleeping = sleep(5_000, controller.signal)
  expect(jest.getTimerCount()).toBe(1)
  jest.advanceTimersByTime(5_000)
  await expect(sleeping).resolves.toBeUndefined()
  expect(jest.getTimerCount()).toBe(0)
})

test.each<[when: string, abortFirst: boolean]>([
  ['meanwhile', false],
  ['before', true],
])('ends at once when stopped %s, and leaves no timer', async (_when, abortFirst) => {
  const controller = new AbortController()
  if (abortFirst) controller.abort(new Error('stopped'))
  const sleeping = sleep(5_000, controller.signal)
  controller.abort(new Error('stopped'))
  await expect(sleeping).rejects.toThrow('stopped')
  expect(jest.getTimerCount()).toBe(0)
})
