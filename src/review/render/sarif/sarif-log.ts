import { sha256 } from '../../report/sha256'
import type { RuleRow } from '../rule-row'
import type { SarifLevel } from './sarif-levels'
import { sarifResult, type SarifEntry } from './sarif-result'
import { sarifRule } from './sarif-rule'

/** What both the review and the drift let a caller choose. */
export interface SarifFiles {
  /**
   * By the name of a plan or a stack, the file of its stack as a URI relative to the repository. GitHub shows nothing
   * without one.
   * @default - results have only the address of their resource
   */
  readonly files?: ReadonlyMap<string, string>
  /** @default - the text does not say which version wrote it */
  readonly version?: string
}

/** One run of a command. */
export interface SarifRun extends SarifFiles {
  readonly command: 'qlikcloud review' | 'qlikcloud drift'
  readonly entries: readonly SarifEntry[]
  /** Every rule that can have found something. */
  readonly rules: readonly RuleRow[]
  /** Whether everything was read that was to be read. */
  readonly isWhole: boolean
  /** What there is to know besides the results. */
  readonly remarks: readonly { readonly level: SarifLevel; readonly text: string }[]
  readonly properties: object
}

/**
 * GitHub refuses a run with more results. Of these it shows 5,000, the most serious first.
 * @see https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
export const SARIF_MAX_RESULTS = 25_000

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
const LEVELS: readonly SarifLevel[] = ['error', 'warning', 'note']
const FINGERPRINT_CHARS = 32
const FINGERPRINT_NAMES = {
  'qlikcloud review': 'qlikcloudReview/v1',
  'qlikcloud drift': 'qlikcloudDrift/v1',
} as const satisfies Record<SarifRun['command'], string>

/**
 * SARIF 2.1.0, for GitHub code scanning and other viewers, with the most serious results first. What is too much for one
 * run is left out from the least serious end, and a notification says so.
 */
export async function sarifLog(run: SarifRun): Promise<string> {
  const { command, entries, rules, files, version } = run
  const all = LEVELS.flatMap((level) => entries.filter((entry) => entry.level === level))
  const shown = all.slice(0, SARIF_MAX_RESULTS)
  const ruleIds = [...new Set(shown.map(({ ruleId }) => ruleId))].sort()
  const rows = new Map(rules.map((row) => [row.id, row]))
  const fingerprints = await fingerprintsOf(shown)
  const document = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: command,
            ...(version !== undefined && { semanticVersion: version }),
            rules: ruleIds.map((id) => sarifRule(id, rows.get(id))),
          },
        },
        automationDetails: { id: `${command.replace(' ', '-')}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: run.isWhole, ...notifications(run) }],
        results: shown.map((entry, index) =>
          sarifResult(entry, {
            ruleIndex: ruleIds.indexOf(entry.ruleId),
            fingerprint: fingerprints[index] ?? '',
            fingerprintName: FINGERPRINT_NAMES[command],
            file: files?.get(entry.origin),
          }),
        ),
        properties: run.properties,
      },
    ],
  }
  return JSON.stringify(document, null, 2)
}

/** A fingerprint each; entries that are alike in all that identifies them are counted. */
async function fingerprintsOf(entries: readonly SarifEntry[]): Promise<readonly string[]> {
  const seen = new Map<string, number>()
  const texts = entries.map(({ identity }) => {
    const count = seen.get(identity) ?? 0
    seen.set(identity, count + 1)
    return count === 0 ? identity : `${identity} ${count}`
  })
  const hashes = await Promise.all(texts.map(sha256))
  return hashes.map((hash) => hash.slice(0, FINGERPRINT_CHARS))
}

function notifications({ command, entries, remarks }: SarifRun): object {
  const count = entries.length
  const cut = `${count - SARIF_MAX_RESULTS} of ${count} findings are left out, the least serious ones: a run on GitHub can hold ${SARIF_MAX_RESULTS}. All of them: ${command} --format json`
  const all = [...(count > SARIF_MAX_RESULTS ? [{ level: 'warning', text: cut }] : []), ...remarks]
  if (all.length === 0) return {}
  return { toolExecutionNotifications: all.map(({ level, text }) => ({ level, message: { text } })) }
}
