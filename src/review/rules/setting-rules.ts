import type { AttributeRow } from '../attributes/attribute-row'
import { attributeNamed, RESOURCE_TYPES } from '../attributes/attributes'
import type { Found } from './finding'
import type { ReviewRule } from './review-rule'
import { foundIf } from './review-rule'
import type { Step } from './step'

const RULES = 'skip_rules'

/** Attributes that change on an object that stays, by their role. Unfamiliar ones have none. */
function changed(step: Step, role: 'access' | 'setting' | undefined): readonly string[] {
  const { type } = step
  if (type === undefined || !step.survives || step.action === 'forget') return []
  return step.changedAttributes().filter((name) => attributeNamed(type, name)?.role === role)
}

/** A finding about an attribute, with what may be told of both sides. */
export function difference(step: Step, attribute: string, detail: string): Found {
  const [before, after] = step.shown(attribute)
  return { attribute, difference: { kind: 'changed', before, after }, detail }
}

/** What grants nothing. */
export const SETTING_RULES: readonly ReviewRule[] = [
  {
    id: 'review/rule-overruled',
    resources: RESOURCE_TYPES,
    reads: [RULES],
    verdict: 'neutral',
    source: 'design: a rule about what Qlik Cloud takes grants nothing, but somebody chose to overrule it',
    title: 'A compatibility rule is overruled',
    finds: (step) =>
      step.set(RULES).added.map((id) => ({
        attribute: RULES,
        difference: { kind: 'added', element: id },
        detail: 'what this rule finds is only a warning from now on',
      })),
  },
  {
    id: 'review/rule-respected',
    resources: RESOURCE_TYPES,
    reads: [RULES],
    verdict: 'neutral',
    source: 'design: the counterpart of review/rule-overruled',
    title: 'A compatibility rule is not overruled any more',
    finds: (step) =>
      step.survives
        ? step.set(RULES).removed.map((id) => ({
            attribute: RULES,
            difference: { kind: 'removed', element: id },
            detail: 'what this rule finds is an error again',
          }))
        : [],
  },
  {
    id: 'review/setting-changed',
    resources: 'all',
    reads: [],
    verdict: 'neutral',
    source: 'design: names, descriptions and the settings of a resource open nothing to anybody',
    title: 'A value that grants nothing',
    finds: (step) => changed(step, 'setting').map((name) => difference(step, name, 'grants nothing')),
  },
]

/** What cannot be judged. Each of these looks at all attributes. */
export const DOUBT_RULES: readonly ReviewRule[] = [
  {
    id: 'review/value-unknown',
    resources: 'all',
    reads: [],
    verdict: 'unknown',
    source: 'design: what is only known after apply may be anything',
    title: 'A value that grants access is only known after apply',
    finds: (step) =>
      judged(step, step.unknownAttributes()).map((name) =>
        difference(step, name, 'some or all of it is only known after apply'),
      ),
  },
  {
    id: 'review/value-hidden',
    resources: 'all',
    reads: [],
    verdict: 'unknown',
    source: 'design: what is marked as sensitive is not shown, so nobody can review it',
    title: 'A value that grants access is marked as sensitive',
    finds: (step) =>
      judged(step, step.hiddenAttributes()).map((name) =>
        difference(step, name, 'it is marked as sensitive, so its value is not shown'),
      ),
  },
  {
    id: 'review/attribute-unfamiliar',
    resources: 'all',
    reads: [],
    verdict: 'unknown',
    source: 'design: the provider may have attributes that this version does not know',
    title: 'An attribute that this version does not know',
    finds: (step) => {
      const { type } = step
      if (type === undefined || step.action === 'forget' || step.action === 'delete') return []
      return step
        .changedAttributes()
        .filter((name) => attributeNamed(type, name) === undefined)
        .map((name) => ({ attribute: name, detail: 'not known to this version, which cannot judge it' }))
    },
  },
  {
    id: 'review/resource-unfamiliar',
    resources: 'all',
    reads: [],
    verdict: 'unknown',
    source: 'design: the provider may have resources that this version does not know',
    title: 'A resource that this version does not know',
    finds: (step) =>
      foundIf(step.type === undefined && step.action !== 'none', () => ({
        detail: 'a resource that this version does not know and cannot judge',
      })),
  },
]

function judged(step: Step, names: readonly string[]): readonly string[] {
  const { type } = step
  if (type === undefined || step.action === 'forget' || step.action === 'delete') return []
  return names.filter((name) => {
    const row = attributeNamed(type, name)
    return row?.role === 'access' && !isMeaningless(step, row)
  })
}

/** Whether an attribute says nothing in this step, see `onlyIf` of its row. */
export function saysNothing(step: Step, name: string): boolean {
  const row = step.type === undefined ? undefined : attributeNamed(step.type, name)
  return row !== undefined && isMeaningless(step, row)
}

/** Whether the attribute says nothing because of another one, such as methods of a client that cannot keep a secret. */
function isMeaningless(step: Step, { onlyIf }: AttributeRow): boolean {
  if (onlyIf === undefined) return false
  const { after } = step.value(onlyIf.name)
  return after.known && after.value !== onlyIf.is
}

/** For what changes and could only be judged together with a value that is unknown or hidden. */
export const NOT_JUDGED_RULE = {
  id: 'review/not-judged',
  verdict: 'unknown',
  source: 'design: a row is skipped while something that it reads is unknown',
  title: 'What a change means depends on a value that is not known or not shown',
} as const

/** Asked last, for what no other row has spoken about. */
export const EQUIVALENT_RULE = {
  id: 'review/equivalent',
  verdict: 'neutral',
  source: 'design: no row above finds a difference in what is granted',
  title: 'Another way to write the same, or nothing that can be seen',
} as const

/** The findings of that row: attributes that change in writing only, or a change in which nothing shows. */
export function equivalents(
  step: Step,
  isSpokenOf: (name: string) => boolean,
  isSilent: boolean,
): readonly Found[] {
  const names = changed(step, 'access').filter((name) => !isSpokenOf(name) && !saysNothing(step, name))
  if (names.length > 0) return names.map((name) => difference(step, name, 'means the same as before'))
  return isSilent ? [{ detail: 'nothing that a review could show changes' }] : []
}
