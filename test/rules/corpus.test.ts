import { spawnSync } from 'node:child_process'
import { startEmulator, type EmulatedTenant, type Emulator } from '../../src/emulator'
import { RULE_IDS } from '../../src/rules'
import { accessOf } from '../helpers/access'
import { CORPUS_FOLDER, readCorpus, type CorpusFile } from './harness/corpus'
import { applyAll, planAll, type Judged } from './harness/judge-corpus'
import { lifeOf, type Life } from './harness/life'
import type { Outcome } from './harness/outcome'
import { startTerraformRunner, type TerraformRunner } from './harness/terraform-runner'

jest.setTimeout(120_000)

const CORPUS = readCorpus()
const VALID = CORPUS.filter(({ kind }) => kind === 'valid')
const INVALID = CORPUS.filter(({ kind }) => kind === 'invalid')
const APPLIED = VALID.filter(({ planOnly }) => planOnly === undefined)
const PLANNED = VALID.filter(({ planOnly }) => planOnly !== undefined)

let emulator: Emulator
let runner: TerraformRunner
let judged: readonly Judged[]
let life: Life

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [...new Set(CORPUS.map(tenantNameOf))], limits: 'off' })
  runner = await startTerraformRunner(tenantNameOf, (tenant) => accessOf(emulator, tenant))
  const plan = (name: string, files: readonly CorpusFile[]) => planAll(name, files, runner, tenantOf)
  const applied = await plan('applied', APPLIED)
  const tenants = [...new Set(APPLIED.map(tenantNameOf))].map((name) => emulator.tenant(name))
  life = await lifeOf(applied.terraform, tenants)
  judged = [applied, await plan('planned', PLANNED), await applyAll(await plan('invalid', INVALID), tenantOf)]
})

afterAll(async () => {
  runner.stop()
  await emulator.stop()
})

/**
 * A tenant for each that is refused, so that it is seen what it leaves there. The others share some: in one, the provider
 * would wait for the next minute, since Qlik lets it write 100 times in each.
 */
function tenantNameOf(file: CorpusFile): string {
  const index = CORPUS.indexOf(file)
  return file.kind === 'invalid' ? `invalid-${String(index)}` : `valid-${String(index % 4)}`
}

function tenantOf(file: CorpusFile): EmulatedTenant {
  return emulator.tenant(tenantNameOf(file))
}

function outcomeOf(file: CorpusFile): Outcome | undefined {
  return judged.flatMap(({ outcomes }) => outcomes.get(file) ?? [])[0]
}

const byName = (files: readonly CorpusFile[]) => files.map((file) => [file.name, file] as const)

describe('lets through', () => {
  test.each(byName(VALID))('%s', (_name, file) => {
    expect(outcomeOf(file)).toEqual({
      missing: [],
      unexpected: [],
      planned: 'accepted',
      applied: 'not tried',
      shown: [],
      clients: 0,
    })
  })
})

describe('refuses', () => {
  test.each(byName(INVALID))('%s', (_name, file) => {
    const late = file.expected.some(({ phase }) => phase === 'apply')
    expect(outcomeOf(file)).toEqual({
      missing: [],
      unexpected: [],
      planned: late ? 'accepted' : 'refused',
      applied: late ? 'refused' : 'not tried',
      shown: [],
      clients: file.leaves,
    })
  })
})

test('finds nothing outside of the configurations, and ends as its findings say', () => {
  const runs = judged.flatMap(({ runs: some }) => some)
  expect(runs.flatMap(({ strays }) => strays)).toEqual([])
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(({ hasErrors }) => (hasErrors ? 1 : 0)))
})

test('applies what is valid, finds nothing to do then, and destroys it without a trace', () => {
  const { applied, made, plannedAgain, destroyed, left } = life
  const well = { exitCode: 0, stderr: '' }
  expect({ applied, plannedAgain, destroyed }).toEqual({
    applied: well,
    plannedAgain: well,
    destroyed: well,
  })
  expect(made.length).toBeGreaterThan(APPLIED.length)
  expect(left).toEqual([])
})

describe('the corpus', () => {
  test('breaks each rule', () => {
    const broken = new Set(CORPUS.flatMap(({ expected }) => expected.flatMap(({ ruleId }) => ruleId ?? [])))
    expect([...broken].sort()).toEqual([...RULE_IDS])
  })

  test('announces errors for what is invalid, and for nothing else', () => {
    const refused = CORPUS.filter(({ expected }) => expected.some(({ severity }) => severity === 'error'))
    expect(refused).toEqual(INVALID)
  })

  test('has at least 40 of each', () => {
    expect(VALID.length).toBeGreaterThanOrEqual(40)
    expect(INVALID.length).toBeGreaterThanOrEqual(40)
  })

  test('is formatted as terraform fmt formats', () => {
    const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-recursive', CORPUS_FOLDER], {
      encoding: 'utf8',
    })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})
