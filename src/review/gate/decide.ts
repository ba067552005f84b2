import { meets, type Condition, type Subject } from './condition'
import { decider, type Policy } from './policy'

export interface GateOptions {
  /** Findings that are refused. @default - none */
  readonly failOn?: readonly Condition[]
  /** Of these, findings that pass nevertheless. @default - none */
  readonly allow?: readonly Condition[]
  /** Decides before the other two. @default - none */
  readonly policy?: Policy
}

/** A row of the policy, counted from 1. */
export interface PolicyReason {
  readonly kind: 'policy'
  readonly row: number
  readonly because?: string
}

/** What refuses a finding. */
export type Refusal = { readonly kind: 'fail-on'; readonly condition: Condition } | PolicyReason

/** What lets a finding pass that would otherwise be refused. */
export type Permission = { readonly kind: 'allow'; readonly condition: Condition } | PolicyReason

/** `passed`: nobody has said anything about the finding. */
export type Decision =
  | { readonly kind: 'refused'; readonly by: Refusal }
  | { readonly kind: 'allowed'; readonly by: Permission }
  | { readonly kind: 'passed' }

/** Decides about single findings: the policy first, then what is allowed, then what is refused. */
export function gateDecider(options: GateOptions): (subject: Subject) => Decision {
  const { failOn = [], allow = [], policy = { rows: [] } } = options
  const decideByPolicy = decider(policy)
  return (subject) => {
    const decided = decideByPolicy(subject)
    if (decided !== undefined) {
      const because = policy.rows[decided.row]?.because
      const by: PolicyReason = {
        kind: 'policy',
        row: decided.row + 1,
        ...(because !== undefined && { because }),
      }
      return { kind: decided.decision === 'allow' ? 'allowed' : 'refused', by }
    }
    const allowing = allow.find((condition) => meets(subject, condition))
    if (allowing !== undefined) return { kind: 'allowed', by: { kind: 'allow', condition: allowing } }
    const refusing = failOn.find((condition) => meets(subject, condition))
    return refusing === undefined
      ? { kind: 'passed' }
      : { kind: 'refused', by: { kind: 'fail-on', condition: refusing } }
  }
}
