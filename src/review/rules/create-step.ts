import { known, UNKNOWN as NOT_KNOWN, type Fact } from '../../rules'
import { isResourceType } from '../attributes/attributes'
import type { PlannedChange } from '../plan/plan'
import {
  canonicalText,
  contains,
  isEqual,
  isList,
  ownMember,
  SENSITIVE,
  UNKNOWN,
  type PlanValue,
} from '../plan/plan-value'
import type { Shown } from './finding'
import { reasonText } from './reason-text'
import type { SetStep, Step, ValueStep } from './step'

/** What the plan says about a change besides. */
export interface StepContext {
  /** Attributes in which the plan undoes what was changed outside of Terraform. */
  readonly reverted?: readonly string[]
  /** Its client is replaced by the same plan, and it is made anew for the one that comes. */
  readonly followsClient?: boolean
}

/** Puts a change before the rules. */
export function createStep(
  change: PlannedChange,
  { reverted = [], followsClient = false }: StepContext = {},
): Step {
  const { before, after, action, hiddenChanges } = change
  const left = (name: string): PlanValue => ownMember(before, name)
  // What is forgotten stays as it is.
  const right = (name: string): PlanValue => ownMember(action === 'forget' ? before : after, name)
  const isHidden = (name: string): boolean =>
    contains(left(name), SENSITIVE) || contains(right(name), SENSITIVE)
  const isChanged = (name: string): boolean => {
    const will = right(name)
    return hiddenChanges.has(name) || !isSame(left(name), will) || contains(will, UNKNOWN)
  }
  const changed = once(() => change.differing.filter(isChanged))
  const sets = new Map<string, SetStep>()
  const unknown = once(() => changed().filter((name) => contains(right(name), UNKNOWN)))
  const hidden = once(() => changed().filter(isHidden))

  return {
    type: isResourceType(change.type) ? change.type : undefined,
    change,
    action,
    survives: before !== null && after !== null,
    reason: reasonText(change),
    reverted,
    followsClient,
    value: (name): ValueStep => ({
      before: factOf(left(name)),
      after: factOf(right(name)),
      shownBefore: shownOf(left(name)),
      shownAfter: shownOf(right(name)),
      changed: isChanged(name),
    }),
    set: (name) => {
      const found = sets.get(name) ?? setStep(left(name), right(name))
      sets.set(name, found)
      return found
    },
    isKnown: (name) => isSeen(left(name)) && isSeen(right(name)),
    changedAttributes: changed,
    unknownAttributes: unknown,
    hiddenAttributes: hidden,
    shown: (name) => [shownOf(left(name)), shownOf(right(name))],
  }
}

/** Several rules ask the same, and most changes are asked by all of them. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => (found ??= { value: find() }).value
}

function isSeen(value: PlanValue): boolean {
  return value !== UNKNOWN && value !== SENSITIVE
}

/** To Qlik Cloud, nothing and an empty set or text are the same. */
function isSame(left: PlanValue, right: PlanValue): boolean {
  return isEqual(left, right) || (isEmpty(left) && isEmpty(right))
}

function isEmpty(value: PlanValue): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0)
}

function factOf(value: PlanValue): Fact<string | boolean | null> {
  if (contains(value, UNKNOWN) || contains(value, SENSITIVE)) return NOT_KNOWN
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return known(value)
  return known(canonicalText(value))
}

function shownOf(value: PlanValue): Shown {
  if (contains(value, SENSITIVE)) return { kind: 'sensitive' }
  if (contains(value, UNKNOWN)) return { kind: 'unknown' }
  if (value === null) return { kind: 'null' }
  return { kind: 'text', text: typeof value === 'string' ? value : canonicalText(value) }
}

function setStep(left: PlanValue, right: PlanValue): SetStep {
  const [before, after] = [elementsOf(left), elementsOf(right)]
  if (before.length === 0 && after.length === 0) return { before, after, added: [], removed: [] }
  const isWhole = !contains(right, UNKNOWN) && !contains(right, SENSITIVE)
  // With something hidden on the left, what seems to be new may have been there.
  const isComparable = !contains(left, SENSITIVE)
  return {
    before,
    after,
    added: isComparable ? after.filter((element) => !before.includes(element)) : [],
    removed: isWhole ? before.filter((element) => !after.includes(element)) : [],
  }
}

/** The elements that can be seen; an object as its canonical text. */
function elementsOf(value: PlanValue): readonly string[] {
  if (!isList(value)) return []
  return value
    .filter((element) => element !== null && !contains(element, UNKNOWN) && !contains(element, SENSITIVE))
    .map((element) => (typeof element === 'string' ? element : canonicalText(element)))
}
