/** Runs over the stacks of a fleet: in which order, how far after failures, and what is told about it. */

export { concernedTenants, stacksOf } from './fleet'
export { parseFleet } from './parse-fleet'
export { fleetOfManifest, parseManifest } from './manifest'
export { NO_FAILURES, parseTolerance, toleranceText } from './tolerance'
export { STACK_STATUSES, isDone } from './stack-run'
export { runWaves } from './run-waves'
export { parseShard, stacksOfShard } from './shard'
export { excludedTenants, isChosen, isExcluded, unmatchedNames } from './tenant-choice'
export { namedTenants } from './problem-groups'
export { afterDeath, isOpen } from './open-stacks'
export { statusWord } from './counts'
export { renderRunJson, RUN_FORMAT_VERSION } from './render-run-json'
export { changesText, namesText, renderRunText, stopText } from './render-run-text'
export { parseRun } from './parse-run'
export {
  areLeftOut,
  isLeftOut,
  lostRace,
  parseTerraformOutput,
  plainProblem,
  wantsInit,
} from './terraform-output'
export { githubMatrix, gitlabPipeline, JOB_FORMATS, quoted } from './job-matrix'

export type { Fleet, FleetReading, FleetStack, Wave } from './fleet'
export type { ManifestStack } from './manifest'
export type { Tolerance } from './tolerance'
export type {
  ChangeCounts,
  FleetRun,
  Problem,
  StackOutcome,
  StackRun,
  StackStatus,
  StopReason,
} from './stack-run'
export type { WavesEnd } from './run-waves'
export type { Limits } from './schedule'
export type { Shard } from './shard'
export type { TenantChoice } from './tenant-choice'
export type { TerraformOutput } from './terraform-output'
export type { JobFormat } from './job-matrix'
