import { changesText, isDone, namesText, statusWord, type FleetRun, type StackOutcome } from '../../fleet'
import type { Context } from '../context'
import type { SelectedStack } from './select-stacks'

/** Says how far a run is. */
export interface Display {
  readonly started: (stack: SelectedStack) => void
  readonly ended: (stack: SelectedStack, outcome: StackOutcome, seconds: number) => void
  readonly say: (text: string) => void
  readonly close: () => void
}

type Command = FleetRun['command']

const WORKING: Readonly<Record<Command, string>> = { plan: 'planning', deploy: 'applying' }

/** Lines that change on a terminal, and otherwise a line for each event. */
export async function openDisplay(
  command: Command,
  stacks: readonly SelectedStack[],
  context: Pick<Context, 'note' | 'openFrame' | 'now'>,
): Promise<Display> {
  return context.openFrame === undefined
    ? plainDisplay(command, stacks, context)
    : liveDisplay(command, stacks, await context.openFrame(), context.now)
}

function plainDisplay(
  command: Command,
  stacks: readonly SelectedStack[],
  { note }: Pick<Context, 'note'>,
): Display {
  let ended = 0
  return {
    started: ({ stack, wave }) => note(`${stack.name} (wave ${wave}): ${WORKING[command]}`),
    ended: (stack, outcome, seconds) => {
      ended += 1
      note(`${endText(command, stack, outcome, seconds)} [${ended}/${stacks.length}]`)
    },
    say: note,
    close: () => undefined,
  }
}

function endText(command: Command, { stack }: SelectedStack, outcome: StackOutcome, seconds: number): string {
  const what =
    outcome.status === 'succeeded'
      ? `: ${changesText(outcome.changes, command)}`
      : 'problems' in outcome
        ? `: ${outcome.problems[0]?.summary ?? ''}`
        : ''
  return `${stack.name}: ${statusWord(outcome.status, command)} in ${seconds} s${what}`
}

const BAR_CHARS = 30
/** More would not fit on a terminal. */
const RUNNING_MAX = 8

type LiveFrame = Awaited<ReturnType<NonNullable<Context['openFrame']>>>

function liveDisplay(
  command: Command,
  stacks: readonly SelectedStack[],
  frame: LiveFrame,
  now: () => Date,
): Display {
  const running = new Map<SelectedStack, string>()
  let [ended, failed] = [0, 0]
  const draw = (): void => {
    const done = Math.round((BAR_CHARS * ended) / Math.max(1, stacks.length))
    const bar = '█'.repeat(done) + '░'.repeat(BAR_CHARS - done)
    const failures = failed === 0 ? '' : `, ${failed} failed`
    const lines = [...running].slice(0, RUNNING_MAX).map(([{ stack, wave }, since]) => {
      const tenants = stack.tenants.length === 0 ? '' : ` (${namesText(stack.tenants)})`
      return `  ${WORKING[command]} ${stack.name}${tenants}, wave ${wave}, since ${since}`
    })
    const more = running.size - lines.length
    frame.draw(
      [
        `${bar} ${ended} of ${stacks.length}${failures}`,
        ...lines,
        ...(more > 0 ? [`  and ${more} more`] : []),
      ].join('\n'),
    )
  }
  return {
    started: (stack) => {
      running.set(stack, now().toTimeString().slice(0, 8))
      draw()
    },
    ended: (stack, outcome, seconds) => {
      running.delete(stack)
      ended += 1
      if (!isDone(outcome)) {
        failed += 1
        frame.keep(endText(command, stack, outcome, seconds))
      }
      draw()
    },
    say: (text) => {
      frame.keep(text)
      draw()
    },
    close: frame.close,
  }
}
