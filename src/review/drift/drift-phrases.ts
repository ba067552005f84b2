import { isResourceType, RESOURCE_NOUNS } from '../attributes/attributes'
import { CLASS_VERBS, counted, HEADLINES, type GroupWords } from '../render/phrases'
import type { ChangeGroup } from '../report/change-group'
import { CHANGE_CLASSES, type ChangeClass } from '../rules/finding'
import type { DriftItem, DriftKind } from './drift-item'
import type { DriftReport, LeftOut, NotLookedFor, UnreadableGroup } from './drift-report'

/** How a report begins: the verdict, in a few words. */
export function driftHeadline({ verdict }: DriftReport): string {
  const unread = verdict.unreadable === 0 ? '' : `; ${counted(verdict.unreadable, 'stack')} could not be read`
  switch (verdict.outcome) {
    case 'in-sync':
      return 'in sync'
    case 'unreadable':
      return `cannot tell${unread}`
    case 'drift':
      return `found, ${HEADLINES[verdict.class]}${unread}`
  }
}

/** `4 objects have drifted: 2 broaden access, 2 are neutral`. */
export function driftCounts({ verdict }: DriftReport): string {
  if (verdict.items === 0) return `${counted(verdict.objects, 'object')} compared, none has drifted`
  const parts = CHANGE_CLASSES.filter((name) => verdict.classes[name] > 0).map((name) =>
    counted(verdict.classes[name], ...CLASS_VERBS[name]),
  )
  return `${counted(verdict.items, 'object has', 'objects have')} drifted: ${parts.join(', ')}`
}

const KIND_PHRASES: readonly (readonly [kind: DriftKind, phrase: string])[] = [
  ['changed', 'changed'],
  ['missing', 'missing in the tenant'],
  ['unmanaged', 'in no given state'],
  ['overdue', 'overdue'],
]

const NAMES_SHOWN = 10

/** The class whose colour the headline has: what is in sync is as good as what narrows. */
export function headlineClass({ outcome, class: name }: DriftReport['verdict']): ChangeClass {
  return ({ 'in-sync': 'narrows', unreadable: 'unknown', drift: name } as const)[outcome]
}

/** What there is to know before the details, a line each. */
export function driftFacts(report: DriftReport): readonly string[] {
  const { verdict, notLookedFor } = report
  return [
    ...KIND_PHRASES.filter(([kind]) => verdict.kinds[kind] > 0).map(
      ([kind, phrase]) => `${verdict.kinds[kind]} ${phrase}`,
    ),
    `in sync: ${verdict.inSync} of ${counted(verdict.stacks, 'stack')}`,
    ...notLookedFor.map(unlookedPhrase),
    ...leftOutPhrases(report),
  ]
}

/** What the report has not compared, has not judged, or was told to keep back. */
export function leftOutPhrases({ verdict, leftOut, ignores }: DriftReport): readonly string[] {
  return [
    ...sparedPhrase(leftOut),
    ...(verdict.notJudged > 0
      ? [`not judged: ${counted(verdict.notJudged, 'object')} of other providers`]
      : []),
    ...ignores.flatMap(({ row, because, until, findings, isExpired }) => {
      if (isExpired) return [`row ${row} of the ignore file ended on ${until ?? ''}: ${because}`]
      if (findings === 0) return [`row ${row} of the ignore file is not needed any more: ${because}`]
      return [`ignored: ${counted(findings, 'finding')} by row ${row}: ${because}`]
    }),
  ]
}

function sparedPhrase(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return []
  const tenants = [...new Set(leftOut.flatMap((one) => one.tenants))]
  const objects = leftOut.reduce((sum, one) => sum + one.objects, 0)
  const unread = objects === 0 ? '' : `, with ${counted(objects, 'object')} not read`
  return [`left out: ${named(tenants)} in ${named(leftOut.map(({ stack }) => stack))}${unread}`]
}

export function unlookedPhrase({ why, stacks }: NotLookedFor): string {
  return `unmanaged clients were not looked for in ${named(stacks)}: ${why}`
}

/** Shows a long text word by word: what shows a value from outside would shorten the whole. */
export function wordwise(text: string, show: (word: string) => string): string {
  return text.split(' ').map(show).join(' ')
}

/** Up to ten names. */
export function named(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** The words for a group: `unmanaged client secret`. */
export function driftWords({ type, members }: ChangeGroup<DriftItem>): GroupWords {
  const noun = isResourceType(type) ? RESOURCE_NOUNS[type] : type
  return { what: `${members[0]?.drift ?? 'changed'} ${noun}`, unit: 'stack' }
}

/** Where something could not be read, and what to do. */
export function unreadablePlace({
  stack,
  tenant,
  objects,
  address,
  detail,
}: UnreadableGroup['places'][number]): string {
  const where = [
    stack,
    ...(tenant === undefined ? [] : [`tenant ${tenant}`]),
    ...(objects === undefined ? [] : [counted(objects, 'object')]),
    ...(address === undefined ? [] : [address]),
  ].join(', ')
  return detail === undefined ? where : `${where}: ${detail}`
}

/** The first ten of these places. */
export function unreadablePlaces({ places }: UnreadableGroup): readonly string[] {
  const rest = places.length - NAMES_SHOWN
  return [...places.slice(0, NAMES_SHOWN).map(unreadablePlace), ...(rest > 0 ? [`and ${rest} more`] : [])]
}
