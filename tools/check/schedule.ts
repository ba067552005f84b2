import type { Step } from './steps'

/**
 * Runs every step once, at most `slots` at the same time, each as soon as what it needs is over; a step that is
 * marked `alone` shares the machine with none. A failure stops nothing: all failures are reported in one go.
 */
export async function runAll<R>(
  steps: readonly Step[],
  slots: number,
  run: (step: Step) => Promise<R>,
): Promise<readonly R[]> {
  const waiting = [...steps]
  const running = new Map<string, Promise<void>>()
  const results: R[] = []

  const isReady = (step: Step): boolean => {
    const pending = new Set([...waiting.map((other) => other.name), ...running.keys()])
    if (step.needs?.some((name) => pending.has(name))) return false
    return step.alone === true ? running.size === 0 : running.size < slots
  }
  const isAlone = (name: string): boolean => steps.some((step) => step.name === name && step.alone === true)

  while (waiting.length > 0 || running.size > 0) {
    const blocked = [...running.keys()].some(isAlone)
    const next = blocked ? -1 : waiting.findIndex(isReady)
    const [step] = next === -1 ? [] : waiting.splice(next, 1)
    if (step !== undefined) {
      const finished = run(step).then((result) => {
        results.push(result)
        running.delete(step.name)
      })
      running.set(step.name, finished)
    } else if (running.size > 0) {
      await Promise.race(running.values())
    } else {
      throw new Error(`these steps wait for each other: ${waiting.map((other) => other.name).join(', ')}`)
    }
  }
  return results
}
