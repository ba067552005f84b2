import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSarif, SARIF_MAX_RESULTS, type GateOptions, type ReviewReport } from '../../../src/review'
import { changeJson, clientValues, CLIENT, planText, reportOf, type Values } from './plan-json'
import { sarifFaults } from './sarif-schema'

const FOLDER = join(__dirname, '..', '..', 'golden', 'review')

/** The parts of a result that the tests look at. */
interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly {
    readonly physicalLocation?: { readonly artifactLocation: object }
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[]
  }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly { readonly justification: string }[]
  readonly properties: Readonly<Record<string, unknown>>
}

interface Run {
  readonly tool: {
    readonly driver: { readonly semanticVersion?: string; readonly rules: readonly { id: string }[] }
  }
  readonly invocations: readonly {
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[]
  }[]
  readonly results: readonly Result[]
}

async function runOf(report: ReviewReport, options: Parameters<typeof renderSarif>[1] = {}): Promise<Run> {
  const text = await renderSarif(report, options)
  // The validator takes a minute for what is as long as it may be.
  if (report.verdict.changes < 20) expect(sarifFaults(text)).toEqual([])
  const [run] = (JSON.parse(text) as { readonly runs: readonly Run[] }).runs
  if (run === undefined) throw new Error('no run')
  return run
}

const change = (name: string, after: Values, before: Values = {}) =>
  changeJson({
    address: `${CLIENT}.${name}`,
    before: clientValues(before),
    after: clientValues({ ...before, ...after }),
  })
const scopes = (...names: readonly string[]): Values => ({ allowed_scopes: ['user_default', ...names] })
const PLAN = planText(
  [
    change('renamed', { client_name: 'Gate' }),
    change('wider', scopes('admin.apps', 'apps:read')),
    changeJson({ address: `${CLIENT}.old`, before: clientValues(), after: null }),
    change('narrower', scopes(), scopes('apps:read')),
  ],
  { resource_drift: [change('wider', scopes(), scopes('apps:read'))] },
)

test.each(readdirSync(FOLDER))('the published schema holds for %s', (name) => {
  expect(sarifFaults(readFileSync(join(FOLDER, name, 'review.sarif'), 'utf8'))).toEqual([])
})

test('the schema would find a fault', async () => {
  const text = await renderSarif(await reportOf({ it: PLAN }))
  expect(sarifFaults(text.replace('"level": "error"', '"level": "fatal"'))).toContain(
    '/runs/0/tool/driver/rules/1/defaultConfiguration/level must be equal to one of the allowed values',
  )
  expect(sarifFaults(text.replace('"message"', '"massage"'))).toContain(
    "/runs/0/results/0 must have required property 'message'",
  )
})

test('has a result for each finding of each change, the most serious first, at the address of its resource', async () => {
  const { results, tool } = await runOf(await reportOf({ it: PLAN }))
  const lines = results.map(({ level, ruleId, locations, properties }) => {
    const address = locations[0]?.logicalLocations[0]?.fullyQualifiedName.replace(`${CLIENT}.`, '')
    return `${level} ${ruleId} ${address}${properties['drift'] === true ? ' (drift)' : ''}`
  })
  expect(lines).toEqual([
    'error review/scope-added wider',
    'error review/scope-added wider',
    // Narrow or not, it breaks what uses the client.
    'warning review/client-deleted old',
    'note review/scope-removed narrower',
    'note review/setting-changed renamed',
    'note review/scope-removed wider (drift)',
  ])
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  expect(results[0]?.message.text).toMatch(
    /^allowed_scopes \+ admin\.apps: .+ \[admin\] \(client "Portal" in it, qlikcloud_oauth_client\.wider\)$/,
  )
  expect(results.at(-1)?.message.text).toMatch(/^changed outside of Terraform: /)
})

test('a finding keeps its fingerprint while the plan is made again, and no two have the same', async () => {
  const prints = async (plans: Readonly<Record<string, string>>) => {
    const { results } = await runOf(await reportOf(plans))
    return new Map(
      results.map((result) => [result.partialFingerprints['primaryLocationLineHash'], result.message.text]),
    )
  }
  const all = await prints({ it: PLAN, other: PLAN })
  expect(all.size).toBe(12)
  const alone = await prints({
    it: planText([
      change('wider', { ...scopes('apps:read', 'admin.apps'), description: 'new' }),
      change('renamed', { client_name: 'Third name' }),
    ]),
  })
  const kept = [...alone].filter(([print]) => all.has(print)).map(([, text]) => text.split(':')[0])
  expect(kept.sort()).toEqual([
    'allowed_scopes + admin.apps',
    'allowed_scopes + apps',
    'client_name Portal → Third name',
  ])
})

test('without a gate nothing is said about suppressions', async () => {
  const { results } = await runOf(await reportOf({ it: PLAN }))
  for (const { suppressions } of results) expect(suppressions).toBeUndefined()
})

test('with a gate, what it allows is suppressed with the reason, and what it refuses is an error', async () => {
  const gate: GateOptions = {
    failOn: ['broadens', 'deletes'],
    allow: ['neutral'],
    policy: {
      rows: [
        { decision: 'allow', conditions: ['admin'], scopes: ['admin.*'], because: 'Ticket 12.' },
        { decision: 'forbid', conditions: ['narrows'], addresses: ['*.narrower'] },
      ],
    },
  }
  const { results } = await runOf(await reportOf({ it: PLAN }), { gate })
  expect(
    results.map(({ level, ruleId, suppressions, properties }) => [
      level,
      ruleId,
      suppressions?.map(({ justification }) => justification),
      properties['refused'],
    ]),
  ).toEqual([
    ['error', 'review/scope-added', ['row 1 of the policy: Ticket 12.'], undefined],
    ['error', 'review/scope-added', [], true],
    ['error', 'review/client-deleted', [], true],
    ['error', 'review/scope-removed', [], true],
    ['note', 'review/setting-changed', ['--allow neutral'], undefined],
    ['note', 'review/scope-removed', [], undefined],
  ])
})

test('names the files of the stacks, relative ones to the repository', async () => {
  const files = new Map([
    ['acme', 'stacks/acme/cdk.tf.json'],
    ['globex', 'file:///elsewhere/main.tf'],
  ])
  const one = planText([change('renamed', { client_name: 'Gate' })])
  const { results, tool } = await runOf(await reportOf({ acme: one, globex: one, initech: one }), {
    ...{ files, version: '1.2.3' },
  })
  expect(results.map(({ locations }) => locations[0]?.physicalLocation?.artifactLocation)).toEqual([
    { uri: 'stacks/acme/cdk.tf.json', uriBaseId: '%SRCROOT%' },
    { uri: 'file:///elsewhere/main.tf' },
    undefined,
  ])
  expect(tool.driver.semanticVersion).toBe('1.2.3')
})

test('more findings than GitHub takes are cut from the least serious end, and a notification says so', async () => {
  const uris = (count: number) => Array.from({ length: count }, (_, at) => `https://host-${at}.example/cb`)
  const report = await reportOf({
    it: planText([
      ...Array.from({ length: 26 }, (_, at) =>
        change(`gone_${at}`, { redirect_uris: null }, { redirect_uris: uris(1000) }),
      ),
      change('wider', scopes('apps:read')),
    ]),
  })
  const { results, invocations } = await runOf(report)
  expect(results.length).toBe(SARIF_MAX_RESULTS)
  expect(results[0]?.ruleId).toBe('review/scope-added')
  expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
    '1001 of 26001 findings are left out, the least serious ones: a run on GitHub can hold 25000. All of them: qlikcloud review --format json',
  )
})

test('nothing that comes from a plan is a link, or invisible', async () => {
  const name = '[x](https://evil.example) \u001b[2J\u202eevil'
  const { results } = await runOf(
    await reportOf({ it: planText([change(`a["${name}"]`, { client_name: name })]) }),
  )
  const texts = results.map(({ message }) => message.text)
  expect(texts.join('\n')).toContain('[x] (https://evil.example) \\u{1b}[2J\\u{202e}evil')
})
