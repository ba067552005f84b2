import { printable } from '../printable'
import type { SarifLevel } from './sarif-levels'

/** One result, before it has its place in a run. */
export interface SarifEntry {
  readonly ruleId: string
  readonly level: SarifLevel
  /** Already printable. */
  readonly message: string
  readonly address: string
  /** The plan or the stack that it is in. */
  readonly origin: string
  /** What makes it the same one when everything is read again. */
  readonly identity: string
  /** Undefined where nothing is said about suppressions; an empty list says that it counts, where others do not. */
  readonly suppressions?: readonly object[] | undefined
  readonly properties: object
}

/** What a result refers to. */
export interface SarifPlaces {
  readonly ruleIndex: number
  readonly fingerprint: string
  /** What the fingerprint is called. */
  readonly fingerprintName: string
  /** URI of the stack's file. */
  readonly file: string | undefined
}

/** A `result` of SARIF. */
export function sarifResult(
  { ruleId, level, message, address, suppressions, properties }: SarifEntry,
  { ruleIndex, fingerprint, fingerprintName, file }: SarifPlaces,
): object {
  return {
    ruleId,
    ruleIndex,
    level,
    message: { text: withoutLinks(message) },
    locations: [
      {
        ...(file !== undefined && {
          physicalLocation: {
            artifactLocation: { uri: file, ...(!isAbsolute(file) && { uriBaseId: '%SRCROOT%' }) },
            // Nothing says where in the file a resource is, and viewers want a line.
            region: { startLine: 1 },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: printable(address), kind: 'resource' }],
      },
    ],
    // GitHub goes by the first name alone, and for it two results of one rule on one line would be the same.
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint}:1`,
      [fingerprintName]: fingerprint,
    },
    ...(suppressions !== undefined && { suppressions }),
    properties,
  }
}

function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(uri)
}

/** `[text](target)` is a link, in plain messages too. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (')
}
