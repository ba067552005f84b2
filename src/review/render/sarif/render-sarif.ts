import { gateDecider, type GateOptions } from '../../gate/decide'
import { subjectsOf } from '../../gate/subjects'
import type { ReviewReport } from '../../report/review-report'
import { sha256 } from '../../report/sha256'
import { levelOf, type SarifLevel } from './sarif-levels'
import { identityOf, sarifResult, type SarifFinding } from './sarif-result'
import { sarifRule } from './sarif-rule'

export interface SarifOptions {
  /** The gate: what it refuses is an error, what it allows is suppressed. @default - no result says anything about it */
  readonly gate?: GateOptions
  /**
   * By the name of a plan, the file of its stack as a URI relative to the repository. GitHub shows nothing without one.
   * @default - results have only the address of their resource
   */
  readonly files?: ReadonlyMap<string, string>
  /** @default - the text does not say which version wrote it */
  readonly version?: string
}

/**
 * GitHub refuses a run with more results. Of these it shows 5,000, the most serious first.
 * @see https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
export const SARIF_MAX_RESULTS = 25_000

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
const LEVELS: readonly SarifLevel[] = ['error', 'warning', 'note']
const FINGERPRINT_CHARS = 32

/**
 * The review as SARIF 2.1.0, for GitHub code scanning and other viewers: one result for each finding of each change. What
 * is too much for one run is left out from the least serious end, and a notification says so.
 */
export async function renderSarif(report: ReviewReport, options: SarifOptions = {}): Promise<string> {
  const all = findingsOf(report, options.gate)
  const shown = all.slice(0, SARIF_MAX_RESULTS)
  const ruleIds = [...new Set(shown.map(({ subject }) => subject.finding.ruleId))].sort()
  const fingerprints = await fingerprintsOf(shown)
  const document = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'qlikcloud review',
            ...(options.version !== undefined && { semanticVersion: options.version }),
            rules: ruleIds.map(sarifRule),
          },
        },
        automationDetails: { id: 'qlikcloud-review/' },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, ...cutNote(all.length) }],
        results: shown.map((finding, index) =>
          sarifResult(finding, {
            ruleIndex: ruleIds.indexOf(finding.subject.finding.ruleId),
            fingerprint: fingerprints[index] ?? '',
            file: options.files?.get(finding.subject.change.plan),
          }),
        ),
        properties: { approval: report.approval, class: report.verdict.class, findings: all.length },
      },
    ],
  }
  return JSON.stringify(document, null, 2)
}

/** All findings, the most serious first, else in the order of the report. */
function findingsOf(report: ReviewReport, gate: GateOptions | undefined): readonly SarifFinding[] {
  const decide = gate === undefined ? undefined : gateDecider(gate)
  const found = [...subjectsOf(report)].map(({ subject, group }): SarifFinding => {
    const decision = decide?.(subject)
    return { subject, group, decision, level: levelOf(subject.finding, decision?.kind === 'refused') }
  })
  return LEVELS.flatMap((level) => found.filter((finding) => finding.level === level))
}

/** A fingerprint each; findings that are alike in all that identifies them are counted. */
async function fingerprintsOf(findings: readonly SarifFinding[]): Promise<readonly string[]> {
  const seen = new Map<string, number>()
  const texts = findings.map(({ subject }) => {
    const identity = identityOf(subject)
    const count = seen.get(identity) ?? 0
    seen.set(identity, count + 1)
    return count === 0 ? identity : `${identity} ${count}`
  })
  const hashes = await Promise.all(texts.map(sha256))
  return hashes.map((hash) => hash.slice(0, FINGERPRINT_CHARS))
}

function cutNote(count: number): object {
  if (count <= SARIF_MAX_RESULTS) return {}
  const text = `${count - SARIF_MAX_RESULTS} of ${count} findings are left out, the least serious ones: a run on GitHub can hold ${SARIF_MAX_RESULTS}. All of them: qlikcloud review --format json`
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}
