import type { ReviewedChange } from '../report/reviewed-change'
import { CHANGE_CLASSES, type ChangeClass, type ChangeKind, type Finding, type Mark } from '../rules/finding'
import { REVIEW_RULE_IDS } from '../rules/review-rules'

/** A word for findings: a class, a kind, a mark, `drift`, or the id of a rule. */
export type Condition = ChangeClass | ChangeKind | Mark | 'drift' | `review/${string}`

/** What each word that is not a rule's id stands for. */
export const CONDITION_MEANINGS: Readonly<Record<Exclude<Condition, `review/${string}`>, string>> = {
  broadens: 'somebody or something gets more access',
  unknown: 'what it does to access cannot be told',
  narrows: 'somebody or something gets less access',
  neutral: 'access stays as it is',
  creates: 'a client or a secret is made',
  updates: 'an object is changed in place',
  replaces: 'an object is replaced: a client gets a new client id, a secret goes at once',
  deletes: 'a client or a secret is deleted',
  forgets: 'an object stays in Qlik Cloud, and nobody manages it any more',
  moves: 'an object gets another address in the configuration',
  imports: 'an object that exists is taken over',
  rotates: 'a secret is rotated in place',
  publishes: 'a client is offered to every tenant of the region',
  reverts: 'what was changed outside of Terraform is undone',
  admin: "an administrator's scope is granted",
  irreversible: 'there is no way back',
  'breaks-consumers': 'what uses the client or the secret stops working',
  'new-host': 'a host that was not trusted before is let in',
  localhost: 'programs on the computers of users are let in',
  'app-scheme': 'apps that claim a scheme are let in',
  'unknown-scope': 'a scope that this version does not know is granted',
  drift: 'something was changed outside of Terraform',
}

const RULE_IDS: ReadonlySet<string> = new Set(REVIEW_RULE_IDS)
const CLASSES: ReadonlySet<string> = new Set(CHANGE_CLASSES)

/** Whether a word is one of the gate's or the id of a rule. */
export function isCondition(word: string): word is Condition {
  return RULE_IDS.has(word) || Object.hasOwn(CONDITION_MEANINGS, word)
}

/** A finding with where it was found. */
export interface Subject {
  readonly change: ReviewedChange
  readonly finding: Finding
  readonly isDrift: boolean
}

/** Whether a word is about a finding. What was changed outside of Terraform answers to `drift` alone. */
export function meets({ change, finding, isDrift }: Subject, condition: Condition): boolean {
  if (isDrift || condition === 'drift') return isDrift && condition === 'drift'
  if (CLASSES.has(condition)) return finding.class === condition
  if (condition === 'updates') return change.action === 'update'
  return [finding.ruleId, finding.kind, ...finding.marks].includes(condition)
}
