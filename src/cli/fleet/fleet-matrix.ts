import { githubMatrix, gitlabPipeline, quoted, type JobFormat } from '../../fleet'
import type { Context } from '../context'
import { UserError } from '../user-error'
import { loadFleet } from './load-fleet'

export interface JobsFlags {
  readonly fleet?: string
  readonly format: JobFormat
  /** At most so many jobs for each wave. */
  readonly jobs: number
  /** Words that every job of the pipeline adds to its command. */
  readonly deployWith?: string
  readonly include?: string
  readonly artifactsOf?: string
}

/** Prints the jobs that deploy the fleet, a shard of a wave each, for the CI's own job engine. */
export function fleetMatrix(out: string | undefined, flags: JobsFlags, context: Context): void {
  const { fleet } = loadFleet(out, flags.fleet, context.workingFolder)
  refuseOtherOptions(flags)
  if (flags.format === 'github') return context.print(githubMatrix(fleet, flags.jobs))
  const words = ['npx', 'qlikcloud', 'fleet', 'deploy', ...(out === undefined ? [] : [quoted(out)])]
  const options = `--fleet ${quoted(fleet.name)} ${flags.deployWith ?? '--auto-approve'}`
  const command = `${words.join(' ')} ${options}`
  const { include, artifactsOf } = flags
  context.print(
    gitlabPipeline(fleet, flags.jobs, {
      command,
      ...(include !== undefined && { include }),
      ...(artifactsOf !== undefined && { artifactsOf }),
    }),
  )
}

/** A matrix has no commands: what is said of them would be lost. */
function refuseOtherOptions({ format, deployWith, include, artifactsOf }: JobsFlags): void {
  const given = Object.entries({
    '--deploy-with': deployWith,
    '--include': include,
    '--artifacts-of': artifactsOf,
  })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option)
  if (format === 'gitlab' || given.length === 0) return
  throw new UserError(
    `${given.join(' and ')} ${given.length === 1 ? 'is' : 'are'} for --format gitlab: a job of GitHub says itself what it runs`,
  )
}
