import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  areLeftOut,
  parseTerraformOutput,
  lostRace,
  plainProblem,
  wantsInit,
  type StackOutcome,
  type TerraformOutput,
} from '../../fleet'
import type { Context } from '../context'
import { isInitialized } from '../drift/find-stacks'
import { excludedVariable } from '../excluded-variable'
import { terraformProgram } from '../terraform-program'
import { PLAN_FILE } from './plan-file'
import { createQueue, usesPluginCache } from './plugin-cache'
import type { SelectedStack } from './select-stacks'
import type { Stops } from './stops'

/** What is asked of terraform in the folder of a stack. */
export interface Terraform {
  /** Only where it is needed. */
  readonly init: (stack: SelectedStack) => Promise<StackOutcome | undefined>
  readonly plan: (stack: SelectedStack) => Promise<StackOutcome>
  /** Exactly what a plan file says. */
  readonly applyPlan: (stack: SelectedStack, file: string) => Promise<StackOutcome>
  /** What the configuration asks for, whatever that is. */
  readonly apply: (stack: SelectedStack) => Promise<StackOutcome>
  readonly logOf: (stack: string, step: Step) => string
}

export type Step = 'init' | 'plan' | 'apply'

interface StepEnd extends TerraformOutput {
  readonly exitCode: number | undefined
}

export interface TerraformSettings {
  readonly lockTimeout: string
  readonly logs: string
}

/** `terraform plan -detailed-exitcode` where there is something to change. */
const CHANGES = 2

/** So often a step is tried that only lost a race, before it did anything. */
const RACES_MAX = 5

export function createTerraform(
  { lockTimeout, logs }: TerraformSettings,
  context: Context,
  stops: Stops,
): Terraform {
  const program = terraformProgram(context)
  const inTurn = createQueue()
  const isCached = usesPluginCache(context)
  const logOf = (stack: string, step: Step): string => join(logs, `${encodeURIComponent(stack)}.${step}.log`)

  const run = async (stack: SelectedStack, step: Step, options: readonly string[]): Promise<StepEnd> => {
    const output = logOf(stack.stack.name, step)
    const started = context.startProgram({
      program,
      options: [step, '-json', '-input=false', ...options],
      folder: stack.folder,
      environment: environmentOf(stack, context.environment),
      output,
    })
    stops.watch(started)
    const { exitCode, isMissing } = await started.ended
    if (isMissing) {
      const summary = `${program} could not be started`
      const detail = 'Put it on the PATH, or name another one in TERRAFORM_BINARY_NAME.'
      return { exitCode: 127, changes: undefined, problems: [{ summary, detail }], warnings: [] }
    }
    const text = readFileSync(output, 'utf8')
    const read = parseTerraformOutput(text, step)
    if (exitCode === 0 || read.problems.length > 0) return { exitCode, ...read }
    return { exitCode, ...read, problems: [plainProblem(text)].flatMap((problem) => problem ?? []) }
  }

  const init = async (stack: SelectedStack): Promise<StackOutcome | undefined> => {
    const start = (): Promise<StepEnd> => run(stack, 'init', [])
    let end = await (isCached ? inTurn(start) : start())
    for (let tries = 1; tries < RACES_MAX && lostRace(end.problems); tries += 1) end = await start()
    return end.exitCode === 0 ? undefined : failure(end, 'init')
  }

  /** Runs a step, after `init` where the folder needs it: as it seems, or as terraform says. */
  const initialized = async (
    stack: SelectedStack,
    step: Step,
    options: readonly string[],
    done: (end: StepEnd) => StackOutcome | undefined,
  ): Promise<StackOutcome> => {
    let isFresh = !isInitialized(stack.folder, context.environment)
    for (let tries = 1; ; tries += 1) {
      const failed = isFresh ? await init(stack) : undefined
      if (failed !== undefined) return failed
      if (stops.count() > 0) return { status: 'not_started' }
      const end = await run(stack, step, options)
      const { warnings } = end
      const outcome = done(end)
      if (outcome !== undefined) return { ...outcome, warnings }
      const isRepairable = (!isFresh && wantsInit(end.problems)) || lostRace(end.problems)
      if (!isRepairable || tries === RACES_MAX) return { ...failure(end, step), warnings }
      isFresh = true
    }
  }

  const lock = `-lock-timeout=${lockTimeout}`
  const appliedIn =
    ({ excludedTenants }: SelectedStack) =>
    ({ exitCode, changes, problems }: StepEnd): StackOutcome | undefined => {
      const isSpared = exitCode === 1 && excludedTenants.length > 0 && areLeftOut(problems)
      if (exitCode !== 0 && !isSpared) return undefined
      const isEmpty = changes === undefined || Object.values(changes).every((count) => count === 0)
      return isEmpty ? { status: 'unchanged' } : { status: 'succeeded', changes }
    }
  return {
    init: async (stack) => (isInitialized(stack.folder, context.environment) ? undefined : init(stack)),
    plan: (stack) => {
      rmSync(join(stack.folder, PLAN_FILE), { force: true })
      const options = ['-detailed-exitcode', `-out=${PLAN_FILE}`, lock]
      return initialized(stack, 'plan', options, ({ exitCode, changes = NOTHING }) => {
        if (exitCode === 0) return { status: 'unchanged' }
        return exitCode === CHANGES ? { status: 'succeeded', changes } : undefined
      })
    },
    applyPlan: (stack, file) => initialized(stack, 'apply', [lock, file], appliedIn(stack)),
    apply: (stack) => initialized(stack, 'apply', ['-auto-approve', lock], appliedIn(stack)),
    logOf,
  }
}

const NOTHING = { add: 0, change: 0, remove: 0, import: 0 }

function failure({ exitCode, problems, changes }: StepEnd, step: Step): StackOutcome {
  const done = changes !== undefined && step === 'apply' ? { changes } : {}
  if (exitCode === undefined) return { status: 'unknown', problems, ...done }
  if (problems.length > 0) return { status: 'failed', problems, ...done }
  const summary = `terraform ${step} ended with exit code ${exitCode}`
  return { status: 'failed', problems: [{ summary, detail: 'The log says what it wrote.' }], ...done }
}

function environmentOf(
  { excludedTenants }: SelectedStack,
  environment: Context['environment'],
): Readonly<Record<string, string | undefined>> {
  return { ...environment, TF_IN_AUTOMATION: '1', ...excludedVariable(excludedTenants, environment) }
}
