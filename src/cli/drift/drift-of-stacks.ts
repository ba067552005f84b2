import { createDriftReport, type DriftReport, type IgnoreRow } from '../../review'
import type { Context } from '../context'
import { inParallel } from '../in-parallel'
import type { PartOfStack, Stack } from '../stacks'
import { UserError } from '../user-error'
import { refreshStack } from './refresh-stack'

export interface DriftOfStacksOptions {
  /** How many stacks are read at a time: each takes one terraform and one provider. */
  readonly concurrency: number
  /** What is known and not to be reported. @default - nothing */
  readonly ignore?: readonly IgnoreRow[]
  /** Called when a stack has been read. */
  readonly onRead?: (stack: Stack) => void
  /** Asked before each stack. @default - never */
  readonly isStopped?: () => boolean
}

/**
 * What has drifted in these stacks. A stack that cannot be read is part of the report.
 * @throws UserError when the user stops it: nothing can be said then of the stacks that are left.
 */
export async function driftOfStacks(
  stacks: readonly PartOfStack[],
  { concurrency, ignore = [], onRead, isStopped = () => false }: DriftOfStacksOptions,
  context: Pick<Context, 'runProgram' | 'environment' | 'now'>,
): Promise<DriftReport> {
  const readings = await inParallel(stacks, concurrency, async (stack) => {
    if (isStopped()) return undefined
    // To its end, also when the user stops it: what it has written has to be removed.
    const reading = await refreshStack(stack, context)
    onRead?.(stack)
    return reading
  })
  if (isStopped()) throw new UserError('stopped before everything was read, so there is no verdict')
  return createDriftReport(
    readings.flatMap((reading) => reading ?? []),
    { nowMs: context.now().getTime(), ignore },
  )
}
