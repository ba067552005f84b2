import { isResourceType, RESOURCE_NOUNS } from '../../attributes/attributes'
import type { Subject } from '../../gate/condition'
import type { ReviewedChange } from '../../report/reviewed-change'
import type { Finding } from '../../rules/finding'
import { differenceText } from '../difference-text'
import { printable } from '../printable'

/** A finding in one line, with the object that it is about. `lead` comes first, such as `missing: `. */
export function findingMessage(lead: string, change: ReviewedChange, finding: Finding): string {
  const noun = isResourceType(change.type) ? RESOURCE_NOUNS[change.type] : change.type
  const label = change.label === undefined ? '' : ` "${printable(change.label)}"`
  const place = `${noun}${label} in ${printable(change.tenant ?? change.plan)}`
  const subject = [finding.attribute, differenceText(finding.difference, printable)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const about = subject === '' ? '' : `${subject}: `
  const marks = finding.marks.map((mark) => ` [${mark}]`).join('')
  return `${lead}${about}${finding.detail}${marks} (${place}, ${printable(change.address)})`
}

/** What makes a finding the same one when the plan is made again. */
export function findingIdentity({ change, finding, isDrift }: Subject): string {
  const { difference } = finding
  const element = difference === undefined || difference.kind === 'changed' ? null : difference.element
  return JSON.stringify([
    finding.ruleId,
    change.plan,
    change.address,
    change.deposed ?? null,
    finding.attribute ?? null,
    difference?.kind ?? null,
    element,
    isDrift,
  ])
}
