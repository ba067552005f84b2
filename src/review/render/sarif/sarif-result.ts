import { isResourceType, RESOURCE_NOUNS } from '../../attributes/attributes'
import type { Subject } from '../../gate/condition'
import type { Decision, Permission } from '../../gate/decide'
import { differenceText } from '../difference-text'
import { printable } from '../printable'
import type { SarifLevel } from './sarif-levels'

/** A finding on its way into SARIF. */
export interface SarifFinding {
  readonly subject: Subject
  readonly group: string
  readonly level: SarifLevel
  /** Undefined without a gate: then nothing is said about suppressions. */
  readonly decision: Decision | undefined
}

/** What a result refers to. */
export interface SarifPlaces {
  readonly ruleIndex: number
  readonly fingerprint: string
  /** URI of the stack's file. */
  readonly file: string | undefined
}

/** A `result` of SARIF. */
export function sarifResult({ subject, group, level, decision }: SarifFinding, places: SarifPlaces): object {
  const { change, finding, isDrift } = subject
  const address = printable(change.address)
  return {
    ruleId: finding.ruleId,
    ruleIndex: places.ruleIndex,
    level,
    message: { text: withoutLinks(messageOf(subject)) },
    locations: [
      {
        ...(places.file !== undefined && {
          physicalLocation: {
            artifactLocation: {
              uri: places.file,
              ...(!isAbsolute(places.file) && { uriBaseId: '%SRCROOT%' }),
            },
            // A plan does not say where in the file a resource is, and viewers want a line.
            region: { startLine: 1 },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
      },
    ],
    // GitHub goes by the first name alone, and for it two results of one rule on one line would be the same.
    partialFingerprints: {
      primaryLocationLineHash: `${places.fingerprint}:1`,
      'qlikcloudReview/v1': places.fingerprint,
    },
    ...(decision !== undefined && { suppressions: suppressionsOf(decision) }),
    properties: {
      class: finding.class,
      action: change.action,
      plan: printable(change.plan),
      ...(change.tenant !== undefined && { tenant: printable(change.tenant) }),
      group,
      ...(finding.marks.length > 0 && { marks: finding.marks }),
      ...(decision?.kind === 'refused' && { refused: true }),
      ...(isDrift && { drift: true }),
    },
  }
}

function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(uri)
}

/** What makes a finding the same one when the plan is made again. */
export function identityOf({ change, finding, isDrift }: Subject): string {
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

function messageOf({ change, finding, isDrift }: Subject): string {
  const noun = isResourceType(change.type) ? RESOURCE_NOUNS[change.type] : change.type
  const label = change.label === undefined ? '' : ` "${printable(change.label)}"`
  const place = `${noun}${label} in ${printable(change.tenant ?? change.plan)}`
  const subject = [finding.attribute, differenceText(finding.difference, printable)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const lead = subject === '' ? '' : `${subject}: `
  const marks = finding.marks.map((mark) => ` [${mark}]`).join('')
  const origin = isDrift ? 'changed outside of Terraform: ' : ''
  return `${origin}${lead}${finding.detail}${marks} (${place}, ${printable(change.address)})`
}

/** `[text](target)` is a link, in plain messages too. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (')
}

/** An empty list says that a finding counts, where others do not. */
function suppressionsOf(decision: Decision): readonly object[] {
  if (decision.kind !== 'allowed') return []
  return [{ kind: 'external', status: 'accepted', justification: justificationOf(decision.by) }]
}

function justificationOf(by: Permission): string {
  if (by.kind === 'allow') return `--allow ${by.condition}`
  return `row ${by.row} of the policy${by.because === undefined ? '' : `: ${printable(by.because)}`}`
}
