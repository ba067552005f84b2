import { attributeNamed, isResourceType } from '../attributes/attributes'
import type { Finding } from '../rules/finding'

/** Stands for a time by which changes that are the same otherwise differ. */
const TIME_PLACEHOLDER = '‹time›'

/** Without the time after the change, so that equal changes are found equal whenever they happened. */
export function withoutTime(finding: Finding, type: string): Finding {
  return isAtTime(finding, type) ? withTime(finding, TIME_PLACEHOLDER) : finding
}

/** A finding of a group, with the first and the last time that its members have, to the second. */
export function withTimeRange(finding: Finding, type: string, ofMembers: readonly Finding[]): Finding {
  if (!isAtTime(finding, type)) return finding
  const times = ofMembers.flatMap((one) => timeOf(one)?.replace(/\.\d+Z$/, 'Z') ?? []).sort()
  const [first, last] = [times[0] ?? '', times.at(-1) ?? '']
  return withTime(finding, first === last ? first : `${first} to ${last}`)
}

function isAtTime(finding: Finding, type: string): boolean {
  const { attribute } = finding
  if (attribute === undefined || timeOf(finding) === undefined || !isResourceType(type)) return false
  return attributeNamed(type, attribute)?.isTime === true
}

function timeOf({ difference }: Finding): string | undefined {
  return difference?.kind === 'changed' && difference.after.kind === 'text'
    ? difference.after.text
    : undefined
}

function withTime(finding: Finding, text: string): Finding {
  const { difference } = finding
  if (difference?.kind !== 'changed') return finding
  return { ...finding, difference: { ...difference, after: { kind: 'text', text } } }
}
