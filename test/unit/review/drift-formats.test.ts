import { join } from 'node:path'
import { renderDriftHtml, renderDriftSarif, type DriftReport } from '../../../src/review'
import { DRIFT_CASES } from '../../../tools/drift-goldens/cases'
import { driftOfCase } from '../../../tools/drift-goldens/rendered-drift'
import { sarifFaults } from './sarif-schema'

const FOLDER = join(__dirname, '..', '..', 'golden', 'drift')

function caseNamed(name: string): DriftReport {
  const golden = DRIFT_CASES.find((one) => one.name === name)
  if (golden === undefined) throw new Error(`no case ${name}`)
  return driftOfCase(join(FOLDER, name), golden)
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] } }
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly toolExecutionNotifications?: readonly {
      readonly level: string
      readonly message: { readonly text: string }
    }[]
  }[]
  readonly results: readonly {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly level: string
    readonly message: { readonly text: string }
    readonly locations: readonly { readonly physicalLocation?: { readonly artifactLocation: object } }[]
    readonly partialFingerprints: Readonly<Record<string, string>>
    readonly properties: Readonly<Record<string, unknown>>
  }[]
}

async function runOf(report: DriftReport, files?: ReadonlyMap<string, string>): Promise<Run> {
  const text = await renderDriftSarif(report, files === undefined ? {} : { files })
  expect(sarifFaults(text)).toEqual([])
  const [run] = (JSON.parse(text) as { readonly runs: readonly Run[] }).runs
  if (run === undefined) throw new Error('no run')
  return run
}

const everyCase = test.each(DRIFT_CASES.map(({ name }) => name))

everyCase('SARIF of %s has a result for each finding of each object and each unread place', async (name) => {
  const report = caseNamed(name)
  const { results, tool } = await runOf(report)
  const findings = report.groups.flatMap(({ id, members }) =>
    members.flatMap((item) =>
      item.findings.map(({ ruleId }) => `${ruleId} ${item.drift} ${id} ${item.plan}`),
    ),
  )
  const unread = report.unreadable.flatMap(({ places }) => places.map(({ stack }) => stack))
  const told = results.map(
    ({ ruleId, properties }) =>
      `${ruleId} ${String(properties['drift'])} ${String(properties['group'])} ${String(properties['stack'])}`,
  )
  expect([...told].sort()).toEqual(
    [...findings, ...unread.map((stack) => `drift/unreadable undefined undefined ${stack}`)].sort(),
  )
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  const prints = new Set(results.map((result) => result.partialFingerprints['qlikcloudDrift/v1']))
  expect(prints.size).toBe(results.length)
})

everyCase('the page of %s has every object and every finding', (name) => {
  const { groups, stacks } = caseNamed(name)
  const text = textOf(renderDriftHtml(caseNamed(name)))
  for (const { id, members, findings } of groups) {
    expect(text).toContain(` ${id} ${members[0]?.drift ?? ''} `)
    for (const { address, tenant } of members) {
      expect(text).toContain(address)
      expect(text).toContain(tenant)
    }
    for (const { detail, ruleId } of findings) {
      expect(text).toContain(detail)
      // Its meaning is told below.
      expect(text.split(ruleId).length).toBeGreaterThan(2)
    }
  }
  for (const stack of stacks) expect(text).toContain(stack.name)
})

/** What a reader sees of a page. */
function textOf(html: string): string {
  return (/<body>(.*)<script>/s.exec(html)?.[1] ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

test('each kind of drift begins with its word, and has the level of what it does to access', async () => {
  const lines = await Promise.all(
    ['narrowed', 'missing', 'unmanaged', 'overdue'].map(async (name) => {
      const { results } = await runOf(caseNamed(name))
      return results.map(
        ({ level, ruleId, message }) => `${level} ${ruleId} ${message.text.split(': ')[0] ?? ''}`,
      )
    }),
  )
  expect(lines.flat()).toEqual([
    'note review/client-disabled changed outside of Terraform',
    'warning drift/secret-missing missing',
    'warning drift/secret-missing missing',
    'warning drift/client-missing missing',
    'error drift/unmanaged-client unmanaged',
    'error review/scope-added unmanaged',
    'error review/grant-added unmanaged',
    'error drift/unmanaged-secret unmanaged',
    'error drift/unmanaged-client unmanaged',
    'error review/scope-added unmanaged',
    'error review/redirect-added unmanaged',
    'note drift/secret-overdue overdue',
  ])
})

test('what could not be read is a result, where nobody looked a notification, and the run did not succeed', async () => {
  const report = caseNamed('one-tenant-unreadable')
  const { results, invocations } = await runOf(report)
  expect(results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
    'warning drift/unreadable',
    'note review/setting-changed',
  ])
  // All of it: what is long from outside is cut elsewhere.
  expect(results[0]?.message.text).toMatch(
    /^could not be read: Credentials rejected \(acme, tenant globex, 2 objects: .{160,}\)$/,
  )
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'warning',
          message: {
            text: 'unmanaged clients were not looked for in acme: not every tenant of it could be read',
          },
        },
      ],
    },
  ])
  expect(textOf(renderDriftHtml(report))).toMatch(
    /Could not be read Credentials rejected acme, .{160,} 1 changed/,
  )
})

test('what the ignore file keeps back is counted, and rows that do nothing are named', async () => {
  const report = caseNamed('ignored')
  const { results, invocations } = await runOf(report)
  expect(results).toEqual([])
  const facts = [
    'ignored: 1 finding by row 1: The freeze of October',
    'ignored: 1 finding by row 2: The help desk edits texts',
    'row 3 of the ignore file ended on 2026-09-30: The trial is over',
    'row 4 of the ignore file is not needed any more: Nobody knows',
  ]
  expect(invocations[0]?.executionSuccessful).toBe(true)
  expect(invocations[0]?.toolExecutionNotifications).toEqual(
    facts.map((text) => ({ level: 'note', message: { text } })),
  )
  const text = textOf(renderDriftHtml(report))
  for (const fact of facts) expect(text).toContain(fact)
})

test('results name the files of their stacks, and the run the command', async () => {
  const { results, tool } = await runOf(caseNamed('narrowed'), new Map([['acme', 'stacks/acme/cdk.tf.json']]))
  expect(tool.driver.name).toBe('qlikcloud drift')
  expect(results.map(({ locations }) => locations[0]?.physicalLocation?.artifactLocation)).toEqual([
    { uri: 'stacks/acme/cdk.tf.json', uriBaseId: '%SRCROOT%' },
  ])
})
