import { NO_FAILURES, parseShard, parseTolerance, type Shard, type Tolerance } from '../../fleet'
import { UserError } from '../user-error'

/** Which stacks of which fleet. */
export interface ChoiceFlags {
  readonly fleet?: string
  readonly wave?: readonly string[]
  readonly shard?: string
  readonly excludeTenant?: readonly string[]
  readonly onlyTenant?: readonly string[]
  readonly resume?: boolean
}

/** How terraform is run, and where the report goes. */
export interface RunFlags extends ChoiceFlags {
  readonly concurrency: number
  readonly lockTimeout: string
  readonly json?: string
}

/** Stands for the output, where a file could be named. */
export const OUTPUT = '-'

export function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined
  const shard = parseShard(text)
  if (shard === undefined) {
    throw new UserError(`--shard takes a part of a number of parts, such as 1/4; got ${JSON.stringify(text)}`)
  }
  return shard
}

export function readTolerance(text: string | undefined): Tolerance {
  if (text === undefined) return NO_FAILURES
  const tolerance = parseTolerance(text)
  if (tolerance === undefined) {
    throw new UserError(
      `--tolerance takes a number of stacks or a percentage, such as 3 or 5%; got ${JSON.stringify(text)}`,
    )
  }
  return tolerance
}
