/** Starts at most `width` of the tasks at a time, in their order; answers at once with a promise for each. */
export function inTurns<T>(width: number, tasks: readonly (() => Promise<T>)[]): readonly Promise<T>[] {
  const turns: Promise<T>[] = []
  for (const [index, task] of tasks.entries()) {
    const before = turns[index - width] ?? Promise.resolve()
    const turn = before.then(task, task)
    // Whoever waits for it hears of a failure; nobody may wait yet.
    turn.catch(() => undefined)
    turns.push(turn)
  }
  return turns
}
