import { spawnSync } from 'node:child_process'
import { startEmulator, type Emulator } from '../../src/emulator'
import { RULE_IDS } from '../../src/rules'
import { accessOf } from '../helpers/access'
import { CORPUS_FOLDER, readCorpus, type CorpusFile } from './harness/corpus'
import { inTurns } from './harness/in-turns'
import { lifeOf, type Life } from './harness/life'
import { outcomeOf, type Outcome } from './harness/outcome'
import { startTerraformRunner, type TerraformRunner } from './harness/terraform-runner'

jest.setTimeout(120_000)

const CORPUS = readCorpus()
const VALID = CORPUS.filter(({ kind }) => kind === 'valid')
const INVALID = CORPUS.filter(({ kind }) => kind === 'invalid')
const APPLIED = VALID.filter(({ planOnly }) => planOnly === undefined)

const TOGETHER = 'together'

/** More at a time than there are cores, since each waits for the provider a part of its time. */
const AT_A_TIME = 2

let emulator: Emulator
let runner: TerraformRunner
let outcomes: ReadonlyMap<CorpusFile, Promise<Outcome>>
let life: Promise<Life>

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [...CORPUS.map(tenantOf), TOGETHER], limits: 'off' })
  runner = await startTerraformRunner()
  life = liveTogether()
  const runs = inTurns(
    AT_A_TIME,
    CORPUS.map((file) => async () => {
      const terraform = await runner.alone(file, accessOf(emulator, tenantOf(file)))
      return outcomeOf(file, terraform, emulator.tenant(tenantOf(file)))
    }),
  )
  outcomes = new Map(CORPUS.flatMap((file, index) => (runs[index] ? [[file, runs[index]]] : [])))
})

afterAll(async () => {
  await Promise.allSettled([life, ...outcomes.values()])
  await runner.stop()
  await emulator.stop()
})

/** A tenant for each, so that none meets what another has left. */
function tenantOf(file: CorpusFile): string {
  return `tenant-${String(CORPUS.indexOf(file))}`
}

const byName = (files: readonly CorpusFile[]) => files.map((file) => [file.name, file] as const)

describe('lets through', () => {
  test.each(byName(VALID))('%s', async (_name, file) => {
    expect(await outcomes.get(file)).toEqual({
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
  test.each(byName(INVALID))('%s', async (_name, file) => {
    const late = file.expected.some(({ phase }) => phase === 'apply')
    expect(await outcomes.get(file)).toEqual({
      missing: [],
      unexpected: [],
      planned: late ? 'accepted' : 'refused',
      applied: late ? 'refused' : 'not tried',
      shown: [],
      clients: file.leaves,
    })
  })
})

async function liveTogether(): Promise<Life> {
  const terraform = await runner.together(APPLIED, accessOf(emulator, TOGETHER))
  return lifeOf(terraform, emulator.tenant(TOGETHER))
}

test('applies what is valid, finds nothing to do then, and destroys it without a trace', async () => {
  const { applied, made, plannedAgain, destroyed, left } = await life
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
