import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  checkGate,
  CONDITION_MEANINGS,
  isCondition,
  parsePolicy,
  type Condition,
  type Policy,
} from '../review'
import type { Context } from './context'
import { ExitCode } from './exit-code'
import { parseHash } from './review/approved-hash'
import { findPlans } from './review/find-plans'
import { readVersion } from './provider-package'
import { wantsColours } from './review/paint'
import { renderReview } from './review/render-review'
import type { ReviewFormat } from './review/review-formats'
import { reviewPlans } from './review/review-plans'
import { stackFiles } from './review/stack-files'
import { UserError } from './user-error'

export interface ReviewFlags {
  readonly format: ReviewFormat
  readonly failOn?: readonly string[]
  readonly allow?: readonly string[]
  readonly policy?: string
  readonly approve?: boolean
  readonly approved?: string
}

/** Exit code of a review that the gate, or the approval, refuses. */
const REFUSED = 2

/** Says what plans do to access, and whether that is allowed. */
export async function runReview(
  plans: readonly string[],
  flags: ReviewFlags,
  context: Context,
): Promise<void> {
  const gate = {
    failOn: conditions('--fail-on', flags.failOn ?? []),
    allow: conditions('--allow', flags.allow ?? []),
    policy: readPolicy(flags.policy, context.workingFolder),
  }
  const approved = parseApproval(flags)
  const found = findPlans(plans, context.workingFolder)
  const report = await reviewPlans(found, context)
  const hasGate = gate.failOn.length > 0 || gate.policy.rows.length > 0
  const breaches = hasGate ? checkGate(report, gate) : undefined
  const isRefused = breaches !== undefined && breaches.length > 0

  const show = flags.approve === true ? context.note : context.print
  const text = await renderReview(flags.format, {
    ...{ report, breaches, wantsColours: wantsColours(context) },
    ...(hasGate && { gate }),
    files: stackFiles(found.sources, context.workingFolder),
    version: readVersion(join(context.packageFolder, 'package.json')),
  })
  show(text)
  if (approved !== undefined && approved !== report.approval) {
    context.note(
      `qlikcloud: not what was approved: the approval is for ${approved}, and this is ${report.approval}`,
    )
    throw new ExitCode(REFUSED)
  }
  if (isRefused) throw new ExitCode(REFUSED)
  if (flags.approve === true) context.print(report.approval)
}

function conditions(option: string, words: readonly string[]): readonly Condition[] {
  const unknown = words.filter((word) => !isCondition(word))
  if (unknown.length > 0) {
    const known = Object.keys(CONDITION_MEANINGS).join(', ')
    throw new UserError(
      `${option} does not know ${unknown.map((word) => JSON.stringify(word)).join(', ')}: give ids of rules or of ${known}`,
    )
  }
  return words.filter(isCondition)
}

function readPolicy(file: string | undefined, workingFolder: string): Policy {
  if (file === undefined) return { rows: [] }
  let text: string
  try {
    text = readFileSync(resolve(workingFolder, file), 'utf8')
  } catch {
    throw new UserError(`cannot read the policy ${file}`)
  }
  const reading = parsePolicy(text)
  if (reading.kind === 'refused') {
    throw new UserError(
      ['the policy cannot be used:', ...reading.problems.map((line) => `  ${line}`)].join('\n'),
    )
  }
  return reading.policy
}

function parseApproval({ approve, approved }: ReviewFlags): string | undefined {
  if (approved === undefined) return undefined
  if (approve === true)
    throw new UserError('give --approve to get a hash, or --approved to ask for one, not both')
  return parseHash(approved)
}
