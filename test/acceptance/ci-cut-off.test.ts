import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GITLAB_API, pipelineIn, type Pipeline } from '../helpers/pipeline'
import type { Ran } from '../helpers/run-program'
import { gitlabScripts } from '../quality/ci/pipelines'

jest.setTimeout(60_000)

/** The tenant has no answer, no program, no memory, no time. */
const FAULTS = ['1', '127', '137', '143']
const API = { ...GITLAB_API, CI_MERGE_REQUEST_IID: '3' }

let checkout: string
let pipeline: Pipeline

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'qlikcloud checkout '))
  pipeline = pipelineIn(checkout, process.env)
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

const job = (file: string, name: string, code: string): Promise<Ran> => {
  const scripts = gitlabScripts(`examples/ci/gitlab/${file}`)
  const script = scripts.find(({ where }) => where === `${name}, script`)?.text ?? ''
  // There is no plan to be made, handed on or divided.
  const other =
    /^(?:terraform .* plan .*|npx qlikcloud fleet (?:plan|matrix).*|find [^]*?-out plans\.enc|openssl .*)$/gm
  const text = script.replaceAll(other, 'true')
  return pipeline.bash(text, { ...API, STACK: checkout, FAKE_EXIT: code })
}
const read = (file: string): string => readFileSync(join(checkout, file), 'utf8')

describe.each(FAULTS)('a command that ends with %s', (code) => {
  test.each([
    ['drift.yml', 'drift, Drift'],
    ['fleet-drift.yml', 'drift, Drift'],
    ['qlikcloud.yml', 'plan, SARIF'],
  ])('%s: fails the step "%s", so that nothing of it goes on', async (file, where) => {
    const ran = await pipeline.step(file, where, { STACK: checkout, FAKE_EXIT: code })
    expect(String(ran.exitCode)).toBe(code)
  })

  test.each(['.gitlab-ci.yml', 'fleet.gitlab-ci.yml'])(
    '%s: fails the job "drift", and leaves the issue as it is',
    async (file) => {
      await job(file, 'drift', '2')
      const before = pipeline.vendor()
      expect(before.issue).toBe('## Qlik Cloud\n')
      expect(String((await job(file, 'drift', code)).exitCode)).toBe(code)
      expect(pipeline.vendor()).toEqual(before)
    },
  )

  test.each(['qlikcloud.yml', 'fleet.yml'])('%s: is no review, and the comment says so', async (file) => {
    const ran = await pipeline.step(file, 'plan, Review', { STACK: checkout, FAKE_EXIT: code })
    expect(String(ran.exitCode)).toBe(code)
    expect(ran.outputs.get('hash')).toBe('')
    const told = `## Qlik Cloud\n\n\n**There is no review: exit code ${code}.**\n`
    expect(read('summary.md')).toBe(told)
    await pipeline.step(file, 'plan, Comment', { NUMBER: '7' })
    expect(pipeline.vendor().comment).toContain(told)
  })

  test.each([
    ['.gitlab-ci.yml', 'plan.env', 'PLAN_HASH=\n'],
    ['fleet.gitlab-ci.yml', 'plans.hash', ''],
  ])('%s: is no review, and the note says so', async (file, hash, none) => {
    expect(String((await job(file, 'plan', code)).exitCode)).toBe(code)
    expect(read(hash)).toBe(none)
    expect(pipeline.vendor().comment).toContain(
      `## Qlik Cloud\n\n\n**There is no review: exit code ${code}.**\n`,
    )
  })
})
