import { isResourceType, RESOURCE_NOUNS } from '../attributes/attributes'
import type { Breach } from '../gate/check-gate'
import type { ChangeGroup } from '../report/change-group'
import type { ReviewReport, Verdict } from '../report/review-report'
import type { ReviewedChange, ReviewedDrift } from '../report/reviewed-change'
import { CHANGE_CLASSES, type ChangeClass, type ChangeKind, type Mark } from '../rules/finding'

/** How a verdict begins. */
export const HEADLINES: Readonly<Record<ChangeClass, string>> = {
  broadens: 'broadens access',
  unknown: 'cannot tell what becomes of access',
  narrows: 'narrows access',
  neutral: 'access stays as it is',
}

/** A sign for each class, for readers who scan. */
export const SIGNS: Readonly<Record<ChangeClass, string>> = {
  broadens: '▲',
  unknown: '?',
  narrows: '▼',
  neutral: '•',
}

/** What a class says of one thing, and of many. */
export const CLASS_VERBS: Readonly<Record<ChangeClass, readonly [one: string, many: string]>> = {
  broadens: ['broadens access', 'broaden access'],
  unknown: ['cannot be judged', 'cannot be judged'],
  narrows: ['narrows access', 'narrow access'],
  neutral: ['is neutral', 'are neutral'],
}

/** The kinds in the order of their weight, with what a reader has to know about them. */
const KIND_NOUNS: readonly (readonly [kind: ChangeKind, one: string, many: string])[] = [
  ['publishes', 'publication, for good', 'publications, for good'],
  ['replaces', 'replacement, which breaks consumers', 'replacements, which break consumers'],
  ['deletes', 'deletion', 'deletions'],
  ['creates', 'creation', 'creations'],
  ['rotates', 'rotation of a secret', 'rotations of secrets'],
  ['updates', 'update in place', 'updates in place'],
  ['forgets', 'object forgotten by Terraform', 'objects forgotten by Terraform'],
  ['imports', 'import', 'imports'],
  ['moves', 'move', 'moves'],
  ['reverts', 'revert of a change made outside of Terraform', 'reverts of changes made outside of Terraform'],
]

const MARK_PHRASES: readonly (readonly [mark: Mark, phrase: string])[] = [
  ['admin', 'administrator scopes'],
  ['irreversible', 'irreversible'],
  ['breaks-consumers', 'breaks consumers'],
  ['new-host', 'new hosts'],
  ['localhost', 'localhost'],
  ['app-scheme', 'app schemes'],
  ['unknown-scope', 'unknown scopes'],
]

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `12 changes: 3 broaden access, 9 are neutral`. */
export function classCounts({ changes, classes }: Pick<Verdict, 'changes' | 'classes'>): string {
  const parts = CHANGE_CLASSES.filter((name) => classes[name] > 0).map((name) =>
    counted(classes[name], ...CLASS_VERBS[name]),
  )
  return changes === 0 ? 'no changes' : `${counted(changes, 'change')}: ${parts.join(', ')}`
}

/** `1 deletion`, `9 updates in place`, …: only what there is. */
export function kindCounts({ kinds }: Verdict): readonly string[] {
  return KIND_NOUNS.filter(([kind]) => kinds[kind] > 0).map(([kind, one, many]) =>
    counted(kinds[kind], one, many),
  )
}

/** `administrator scopes in 2`, …: only what there is. */
export function markCounts({ marks }: Verdict): readonly string[] {
  return MARK_PHRASES.filter(([mark]) => marks[mark] > 0).map(
    ([mark, phrase]) => `${phrase} in ${marks[mark]}`,
  )
}

const ACTION_NOUNS = {
  create: 'creation of',
  update: 'update of',
  replace: 'replacement of',
  delete: 'deletion of',
  forget: 'forgetting of',
} as const

/** `update of client`; what is only imported or moved says so. */
function actionPhrase({ action, kinds, type }: ChangeGroup<ReviewedChange>): string {
  const noun = isResourceType(type) ? RESOURCE_NOUNS[type] : type
  const quiet = kinds.includes('imports') ? 'import of' : 'move of'
  const verb = action === 'none' ? quiet : ACTION_NOUNS[action]
  return `${kinds.includes('forgets') ? ACTION_NOUNS.forget : verb} ${noun}`
}

/** The words for a group, wherever it is shown. */
export interface GroupWords {
  /** What happens to what, as in `update of client`. */
  readonly what: string
  /** What the members are parts of. */
  readonly unit: 'plan' | 'stack'
  readonly remark?: string
}

/** The words for a group of a review. */
export function changeWords(group: ChangeGroup<ReviewedChange>, remark?: string): GroupWords {
  return { what: actionPhrase(group), unit: 'plan', ...(remark !== undefined && { remark }) }
}

/** Where the changes of a group are. */
export interface Places {
  /** `in acme`, or `in 412 tenants`. */
  readonly phrase: string
  /** Of each member, short. */
  readonly names: readonly string[]
}

/** The places of a group: by tenant where every member has its own, else by plan or stack, else by address. */
export function placesOf(members: readonly ReviewedChange[], unit: GroupWords['unit']): Places {
  const tenants = new Set(members.map(({ tenant }) => tenant))
  const plans = new Set(members.map(({ plan }) => plan))
  const [first] = members
  if (members.length === 1 && first !== undefined)
    return { phrase: `in ${first.tenant ?? first.plan}`, names: [] }
  if (tenants.size === members.length && !tenants.has(undefined)) {
    return { phrase: `in ${members.length} tenants`, names: members.flatMap(({ tenant }) => tenant ?? []) }
  }
  if (plans.size === members.length) {
    return { phrase: `in ${members.length} ${unit}s`, names: members.map(({ plan }) => plan) }
  }
  const noun = `of ${members.length} objects in ${counted(plans.size, unit)}`
  return {
    phrase: noun,
    names: members.map(({ address, plan }) => (plans.size === 1 ? address : `${plan}: ${address}`)),
  }
}

/** How a group stands to its siblings; undefined for one that has none. */
export function siblingPhrase({ siblings, differsFrom }: ChangeGroup<ReviewedChange>): string | undefined {
  if (differsFrom !== undefined) return `differs from ${differsFrom}`
  if (siblings === undefined) return undefined
  const verb = siblings.differing === 1 ? 'differs' : 'differ'
  return `${siblings.differing} of ${siblings.count} ${verb}: ${siblings.outliers.join(', ')}`
}

/** What the plan does about a drift. */
export function outcomePhrase({ members }: ChangeGroup<ReviewedDrift>): string {
  const [first] = members
  const outcome = {
    reverted: 'the plan undoes it',
    partly: 'the plan undoes a part of it',
    kept: 'the plan keeps it',
  }[first?.outcome ?? 'kept']
  return first?.isRelevant === true ? `${outcome}; other changes rest on it` : outcome
}

/** What there is besides the changes, one sentence each. */
export function notes(report: ReviewReport): readonly string[] {
  const { verdict, notReviewed, withoutPlan } = report
  const others = notReviewed.map(({ type, count }) => `${count} × ${type}`)
  return [
    ...(verdict.drift > 0 ? [`changed outside of Terraform: ${driftCounts(report)}`] : []),
    ...(verdict.notReviewed > 0
      ? [`not reviewed: ${counted(verdict.notReviewed, 'change')} of other providers (${others.join(', ')})`]
      : []),
    ...(withoutPlan.length > 0 ? [`no plan to review: ${withoutPlan.join(', ')}`] : []),
  ]
}

/** `2 objects, 1 broadens access`: what became of access before anybody planned something. */
function driftCounts({ drift, verdict }: ReviewReport): string {
  const parts = CHANGE_CLASSES.flatMap((name) => {
    const count = drift.reduce((sum, group) => sum + (group.class === name ? group.members.length : 0), 0)
    return count === 0 ? [] : [counted(count, ...CLASS_VERBS[name])]
  })
  return `${counted(verdict.drift, 'object')}, ${parts.join(', ')}`
}

/** Why the gate stays closed. */
export function breachPhrase(breach: Breach): string {
  const { groups } = breach
  const shown = `${groups.slice(0, GROUPS_SHOWN).join(', ')}${groups.length > GROUPS_SHOWN ? ', …' : ''}`
  return `${breachReason(breach)}: ${breach.ruleId} in ${shown}: ${breachPlace(breach)}`
}

/** The option or the row of the policy that refuses. */
export function breachReason({ by }: Breach): string {
  if (by.kind === 'fail-on') return `--fail-on ${by.condition}`
  return `row ${by.row} of the policy${by.because === undefined ? '' : ` (${by.because})`}`
}

/** The address of what is refused, or how many there are and one of them. */
export function breachPlace({ changes, example }: Breach): string {
  return changes === 1 ? example.address : `${counted(changes, 'change')}, such as ${example.address}`
}

/** As many groups as are named where something is about more of them. */
export const GROUPS_SHOWN = 5
