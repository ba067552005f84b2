import type { Context } from '../context'
import type { StartedProgram } from '../start-program'

/** Requests to end, such as Ctrl-C: the first waits for what runs, the second interrupts it, the third kills it. */
export interface Stops {
  readonly count: () => number
  /** Makes a program part of what is interrupted and killed, while it runs. */
  readonly watch: (program: StartedProgram) => void
  readonly close: () => void
}

const ANNOUNCEMENTS: readonly string[] = [
  'Stopping: what runs is waited for, and nothing more is started. Once more interrupts terraform.',
  'Interrupting terraform, which saves what it has done. Once more kills it, and its state may be lost.',
  'Killed what was running.',
]

export function watchStops(context: Pick<Context, 'onStopRequest'>, announce: (text: string) => void): Stops {
  const running = new Set<StartedProgram>()
  let count = 0
  const close = context.onStopRequest(() => {
    const announcement = ANNOUNCEMENTS[count]
    count += 1
    if (announcement !== undefined) announce(announcement)
    for (const program of running) {
      if (count === 2) program.interrupt()
      if (count > 2) program.kill()
    }
  })
  return {
    count: () => count,
    watch: (program) => {
      running.add(program)
      void program.ended.then(() => running.delete(program))
    },
    close,
  }
}
