import type { Clock } from '../../../../src/plugin/clock'
import { Lifetime } from '../../../../src/plugin/start/lifetime'

/** Time that passes when it is told to. */
class FakeClock implements Clock {
  readonly now = () => 0
  readonly random = () => 0
  readonly delays: number[] = []
  private readonly waiting: (() => void)[] = []
  private readonly repeated: (() => void)[] = []

  readonly after = (delayMs: number, act: () => void) => {
    this.delays.push(delayMs)
    this.waiting.push(act)
    return () => undefined
  }

  readonly every = (intervalMs: number, act: () => void) => {
    this.delays.push(intervalMs)
    this.repeated.push(act)
    return () => undefined
  }

  pass(): void {
    for (const act of [...this.waiting.splice(0), ...this.repeated]) act()
  }
}

function start(parents: readonly number[] = [7]) {
  const clock = new FakeClock()
  let asked = 0
  const parent = () => parents[Math.min(asked++, parents.length - 1)] ?? 0
  const end = jest.fn()
  return { clock, end, lifetime: new Lifetime(clock, parent, end) }
}

test('it lives while a connection is open', () => {
  const { clock, end, lifetime } = start()
  lifetime.opened()
  clock.pass()
  expect(end).not.toHaveBeenCalled()
})

test('it lives while its parent has not connected yet', () => {
  const { clock, end } = start()
  clock.pass()
  expect(end).not.toHaveBeenCalled()
})

test('it ends a second after the last connection was closed', () => {
  const { clock, end, lifetime } = start()
  const first = lifetime.opened()
  const second = lifetime.opened()
  first()
  clock.pass()
  expect(end).not.toHaveBeenCalled()
  second()
  expect(end).not.toHaveBeenCalled()
  clock.pass()
  expect(end).toHaveBeenCalledTimes(1)
  expect(clock.delays).toContain(1_000)
})

test('it lives when the connection is made anew within that time', () => {
  const { clock, end, lifetime } = start()
  lifetime.opened()()
  lifetime.opened()
  clock.pass()
  expect(end).not.toHaveBeenCalled()
})

test('it ends when another process became its parent', () => {
  const { clock, end } = start([7, 7, 1])
  clock.pass()
  expect(end).not.toHaveBeenCalled()
  clock.pass()
  expect(end).toHaveBeenCalledTimes(1)
})
