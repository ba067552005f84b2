import { openDisplay } from '../../../../src/cli/fleet/display'
import type { SelectedStack } from '../../../../src/cli/fleet/select-stacks'
import { FAILED, SUCCEEDED } from '../../fleet/fleet-of'

const stack = (name: string, tenants: readonly string[]): SelectedStack => ({
  stack: { name, tenants, needs: [] },
  ...{ wave: 'rest', folder: '', excludedTenants: [], configuration: '', part: 'run' },
})
const one = stack('one', ['acme', 'globex'])
const two = stack('two', [])
const now = () => new Date(2026, 0, 1, 9, 5, 7)

test('draws on a terminal how far it is and what runs, and keeps failures', async () => {
  const events: string[] = []
  const openFrame = () =>
    Promise.resolve({
      draw: (text: string) => void events.push(`draw ${text}`),
      keep: (text: string) => void events.push(`keep ${text}`),
      close: () => void events.push('close'),
    })
  const display = await openDisplay('deploy', [one, two], { note: () => undefined, openFrame, now })
  display.started(one)
  display.started(two)
  display.ended(one, FAILED, 3)
  display.say('Stopping')
  display.ended(two, SUCCEEDED, 4)
  display.close()
  const [half, whole, none] = ['█'.repeat(15) + '░'.repeat(15), '█'.repeat(30), '░'.repeat(30)]
  const applying = {
    one: '  applying one (acme, globex), wave rest, since 09:05:07',
    two: '  applying two, wave rest, since 09:05:07',
  }
  expect(events).toEqual([
    `draw ${none} 0 of 2\n${applying.one}`,
    `draw ${none} 0 of 2\n${applying.one}\n${applying.two}`,
    'keep one: failed in 3 s: No',
    `draw ${half} 1 of 2, 1 failed\n${applying.two}`,
    'keep Stopping',
    `draw ${half} 1 of 2, 1 failed\n${applying.two}`,
    `draw ${whole} 2 of 2, 1 failed`,
    'close',
  ])
})

test('writes a line for each event where there is no terminal', async () => {
  const lines: string[] = []
  const display = await openDisplay('plan', [one, two], {
    note: (line) => lines.push(line),
    ...{ openFrame: undefined, now },
  })
  display.started(one)
  display.ended(one, SUCCEEDED, 3)
  display.ended(two, { status: 'unchanged' }, 1)
  expect(lines).toEqual([
    'one (wave rest): planning',
    'one: planned in 3 s: 1 to add, 0 to change, 0 to destroy [1/2]',
    'two: unchanged in 1 s [2/2]',
  ])
})
