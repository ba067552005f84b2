import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  CONDITION_MEANINGS,
  isCondition,
  parsePolicy,
  type Condition,
  type GateOptions,
  type Policy,
} from '../../review'
import { UserError } from '../user-error'
import { parseHash } from './approved-hash'

/** What decides whether a review passes. */
export interface GateFlags {
  readonly failOn?: readonly string[]
  readonly allow?: readonly string[]
  readonly policy?: string
}

/** What makes an approval, or asks for one. */
export interface ApprovalFlags {
  readonly approve?: boolean
  readonly approved?: string
}

/** Exit code of what the gate, or the approval, refuses. */
export const REFUSED = 2

/** What decides; undefined when nothing is to be refused. */
export function readGate(flags: GateFlags, workingFolder: string): GateOptions | undefined {
  const gate = {
    failOn: conditions('--fail-on', flags.failOn ?? []),
    allow: conditions('--allow', flags.allow ?? []),
    policy: readPolicy(flags.policy, workingFolder),
  }
  return gate.failOn.length > 0 || gate.policy.rows.length > 0 ? gate : undefined
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

/** The hash of `--approved`. */
export function parseApproval({ approve, approved }: ApprovalFlags): string | undefined {
  if (approved === undefined) return undefined
  if (approve === true)
    throw new UserError('give --approve to get a hash, or --approved to ask for one, not both')
  return parseHash(approved)
}
