import type { Fleet } from './fleet'

/** What the CI's own job engine can be told. */
export const JOB_FORMATS = ['github', 'gitlab'] as const
export type JobFormat = (typeof JOB_FORMATS)[number]

/** One job: a shard of a wave. */
export interface FleetJob {
  readonly wave: string
  readonly shard: string
  readonly stacks: number
}

/** Jobs by wave: as many as asked for, but none without a stack. */
export function fleetJobs(fleet: Fleet, jobsPerWave: number): ReadonlyMap<string, readonly FleetJob[]> {
  return new Map(
    fleet.waves.map(({ name: wave, stacks }) => {
      const count = Math.min(jobsPerWave, stacks.length)
      const jobs = Array.from({ length: count }, (_, at) => ({
        wave,
        shard: `${at + 1}/${count}`,
        stacks: Math.ceil((stacks.length - at) / count),
      }))
      return [wave, jobs]
    }),
  )
}

/**
 * For `strategy.matrix` of a workflow, a matrix for each wave by its name. Jobs of one matrix run in any order, so that each
 * wave is a job of its own, with `needs`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#fromjson
 */
export function githubMatrix(fleet: Fleet, jobsPerWave: number): string {
  const matrices = [...fleetJobs(fleet, jobsPerWave)].map(([wave, jobs]) => [wave, { include: jobs }])
  return JSON.stringify(Object.fromEntries(matrices))
}

export interface GitlabOptions {
  /** The command of a job, to which wave and shard are added. */
  readonly command: string
  /** A file of the project with what the jobs need, such as `default: { image: … }`. */
  readonly include?: string
  /** A job of the parent pipeline whose artifacts every job needs, such as the plans. */
  readonly artifactsOf?: string
}

/** What the parent pipeline has to call its own id for its child. */
const PARENT_PIPELINE = 'PARENT_PIPELINE_ID'

/**
 * A child pipeline: a stage for each wave, whose jobs need all jobs of the wave before. Every value is a JSON text, which
 * YAML reads as it is.
 * @see https://docs.gitlab.com/ci/pipelines/downstream_pipelines/#dynamic-child-pipelines
 * @see https://docs.gitlab.com/ci/yaml/#needspipelinejob
 */
export function gitlabPipeline(
  fleet: Fleet,
  jobsPerWave: number,
  { command, include, artifactsOf }: GitlabOptions,
): string {
  const waves = [...fleetJobs(fleet, jobsPerWave)].filter(([, jobs]) => jobs.length > 0)
  const lines = [
    ...(include === undefined ? [] : ['include:', `  - local: ${text(include)}`]),
    `stages: [${waves.map(([wave]) => text(wave)).join(', ')}]`,
  ]
  const fromParent =
    artifactsOf === undefined ? [] : [`{"pipeline": "$${PARENT_PIPELINE}", "job": ${text(artifactsOf)}}`]
  let before: readonly string[] = []
  for (const [wave, jobs] of waves) {
    for (const { shard } of jobs) {
      lines.push(
        `${text(jobName(wave, shard))}:`,
        `  stage: ${text(wave)}`,
        // A run that is begun is not cut off by a newer one.
        '  interruptible: false',
        `  needs: [${[...before.map(text), ...fromParent].join(', ')}]`,
        '  script:',
        `    - ${text(`${command} --wave ${quoted(wave)} --shard ${shard}`)}`,
      )
    }
    before = jobs.map(({ shard }) => jobName(wave, shard))
  }
  return lines.join('\n')
}

/** GitLab takes `1/2` at the end of a name for a part of a group, and shows such jobs as one. */
function jobName(wave: string, shard: string): string {
  return `${wave} ${shard}`
}

const text = (value: string): string => JSON.stringify(value)

/** A word of a shell. */
export function quoted(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
