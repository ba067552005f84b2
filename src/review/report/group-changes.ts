import { attributeNamed, isResourceType } from '../attributes/attributes'
import { configurationAddress } from '../plan/configuration-address'
import { CHANGE_CLASSES, marksOf, type Difference, type Finding, type Shown } from '../rules/finding'
import type { ChangeGroup } from './change-group'
import type { ReviewedChange } from './reviewed-change'
import { generalizers, type Generalize } from './tenant-names'
import { withoutTime, withTimeRange } from './time-range'

interface Draft<C> {
  readonly members: C[]
  readonly findings: readonly Finding[]
  readonly label: string | undefined
}

/**
 * Puts equal changes together, the most serious groups first, and relates those that differ to those that most are in.
 * `traitOf` tells apart what the findings do not.
 */
export function groupChanges<C extends ReviewedChange>(
  changes: readonly C[],
  prefix: string,
  traitOf: (change: C) => string = () => '',
): readonly ChangeGroup<C>[] {
  const drafts = new Map<string, Draft<C>>()
  const generalizerOf = generalizers()
  for (const change of changes) {
    const generalize = generalizerOf(change)
    const findings = change.findings.map((finding) =>
      withoutTime(generalized(finding, change.type, generalize), change.type),
    )
    const label = change.label === undefined ? undefined : generalize(change.label)
    const traits = [change.type, change.action, String(change.deposed !== undefined), traitOf(change), label]
    const key = traits.map(keyPart).join('') + findings.map(findingKey).join('')
    const draft = drafts.get(key)
    if (draft === undefined) drafts.set(key, { members: [change], findings, label })
    else draft.members.push(change)
  }
  const sorted = [...drafts.values()].sort(bySeriousness)
  return related(sorted.map((draft, index) => toGroup(draft, `${prefix}${index + 1}`)))
}

/** Equal for equal findings only. Thousands of changes have one each: this is several times as fast as JSON. */
function findingKey({ ruleId, detail, attribute, difference, marks, scope, host, kind }: Finding): string {
  const words = keyPart(ruleId) + keyPart(detail) + keyPart(attribute) + keyPart(marks.join())
  return words + keyPart(scope) + keyPart(host) + keyPart(kind) + differenceKey(difference)
}

function differenceKey(difference: Difference | undefined): string {
  if (difference === undefined) return '-'
  return difference.kind === 'changed'
    ? keyPart(shownKey(difference.before)) + keyPart(shownKey(difference.after))
    : difference.kind + keyPart(difference.element)
}

function shownKey(shown: Shown): string {
  return shown.kind === 'text' ? `text ${shown.text}` : shown.kind
}

/** With its length in front, no text can pass for the end of one and the beginning of another. */
function keyPart(text: string | undefined): string {
  return text === undefined ? '-' : `${text.length}:${text}`
}

function toGroup<C extends ReviewedChange>(
  { members, findings, label }: Draft<C>,
  id: string,
): ChangeGroup<C> {
  // Every draft was made with its first member.
  const first = members[0] as C
  const isAlone = members.length === 1
  const name = isAlone ? first.label : label
  return {
    id,
    class: first.class,
    kinds: first.kinds,
    action: first.action,
    type: first.type,
    ...(name !== undefined && { label: name }),
    findings: isAlone
      ? first.findings
      : findings.map((finding, at) =>
          withTimeRange(
            finding,
            first.type,
            members.flatMap((member) => member.findings[at] ?? []),
          ),
        ),
    members,
  }
}

/** With the tenant's name taken out of the values that may contain it. The host is part of them. */
function generalized(finding: Finding, type: string, generalize: Generalize): Finding {
  const { attribute, difference, host } = finding
  if (finding.ruleId === 'review/moved') {
    const { difference: _addresses, ...rest } = finding
    return rest
  }
  const row = attribute !== undefined && isResourceType(type) ? attributeNamed(type, attribute) : undefined
  if (row?.namesTenant !== true) return finding
  return {
    ...finding,
    ...(difference !== undefined && { difference: inDifference(difference, generalize) }),
    ...(host !== undefined && { host: generalize(host) }),
  }
}

function inDifference(difference: Difference, generalize: Generalize): Difference {
  const inShown = (shown: Shown): Shown =>
    shown.kind === 'text' ? { kind: 'text', text: generalize(shown.text) } : shown
  return difference.kind === 'changed'
    ? { kind: 'changed', before: inShown(difference.before), after: inShown(difference.after) }
    : { kind: difference.kind, element: generalize(difference.element) }
}

/** By class, then what must not be overlooked, then size; at last by the address, so that the order is always the same. */
function bySeriousness<C extends ReviewedChange>(left: Draft<C>, right: Draft<C>): number {
  const [one, other] = [rank(left), rank(right)]
  const at = one.findIndex((value, index) => value !== other[index])
  if (at !== -1) return (one[at] ?? 0) - (other[at] ?? 0)
  return compare(placeOf(left), placeOf(right))
}

function rank<C extends ReviewedChange>({ members, findings }: Draft<C>): readonly number[] {
  const marks = marksOf(findings)
  return [
    CHANGE_CLASSES.findIndex((candidate) => candidate === members[0]?.class),
    marks.has('irreversible') ? 0 : 1,
    marks.has('admin') ? 0 : 1,
    marks.has('breaks-consumers') ? 0 : 1,
    -members.length,
  ]
}

function placeOf<C extends ReviewedChange>({ members }: Draft<C>): string {
  return `${members[0]?.address ?? ''} ${members[0]?.plan ?? ''} ${members[0]?.deposed ?? ''}`
}

function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Marks the groups that do with an object of the same address something else than most of its siblings. */
function related<C extends ReviewedChange>(groups: readonly ChangeGroup<C>[]): readonly ChangeGroup<C>[] {
  const families = new Map<string, Map<ChangeGroup<C>, number>>()
  for (const group of groups) {
    for (const { address } of group.members) {
      const family = `${group.type} ${configurationAddress(address)}`
      const sizes = families.get(family) ?? new Map<ChangeGroup<C>, number>()
      sizes.set(group, (sizes.get(group) ?? 0) + 1)
      families.set(family, sizes)
    }
  }
  const mains = new Map<string, { count: number; differing: number; readonly outliers: string[] }>()
  const differs = new Map<string, string>()
  for (const sizes of families.values()) {
    if (sizes.size === 1) continue
    const [[main, size] = []] = [...sizes].sort(([, left], [, right]) => right - left)
    const others = [...sizes].filter(([group]) => group !== main && !differs.has(group.id))
    // Where no way of doing it stands out, nothing is an exception.
    if (main === undefined || size === undefined || size < 2 || others.some(([, count]) => count === size))
      continue
    const siblings = mains.get(main.id) ?? { count: 0, differing: 0, outliers: [] }
    siblings.count += [...sizes.values()].reduce((sum, count) => sum + count, 0)
    siblings.differing += others.reduce((sum, [, count]) => sum + count, 0)
    siblings.outliers.push(...others.map(([group]) => group.id))
    mains.set(main.id, siblings)
    others.forEach(([group]) => differs.set(group.id, main.id))
  }
  return groups.map((group) => {
    const [siblings, differsFrom] = [mains.get(group.id), differs.get(group.id)]
    return {
      ...group,
      ...(siblings !== undefined && { siblings }),
      ...(differsFrom !== undefined && { differsFrom }),
    }
  })
}
