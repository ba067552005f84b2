import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedTerraform } from '../helpers/attached-terraform'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { GITLAB_API, pipelineIn, type Pipeline, type Vendor } from '../helpers/pipeline'
import type { Ran } from '../helpers/run-program'
import { terraformEnvironment } from '../helpers/terraform'
import { gitlabScripts, type Script } from '../quality/ci/pipelines'
import { sarifFaults } from '../unit/review/sarif-schema'

jest.setTimeout(240_000)

let emulator: Emulator
let place: AttachedWorkspace
/** The checkout in which a pipeline runs. */
let checkout: string
let pipeline: Pipeline

beforeEach(async () => {
  emulator = await startEmulator({ limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  checkout = mkdtempSync(join(tmpdir(), 'qlikcloud checkout '))
  const environment = terraformEnvironment(accessOf(emulator, 'acme'))
  pipeline = pipelineIn(checkout, { ...environment, ...attachedTerraform(checkout, place) })
})
afterEach(async () => {
  rmSync(checkout, { recursive: true, force: true })
  place.remove()
  await emulator.stop()
})

/** Runs a script as the job engines do. */
const bash = (script: string, variables: Readonly<Record<string, string>>): Promise<Ran> =>
  pipeline.bash(script, { STACK: place.folder, ...variables })
const vendor = (): Vendor => pipeline.vendor()

const client = (scopes: string): string => `
resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = [${scopes}]
}
`

const portal = () =>
  emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Portal')

describe('on GitHub', () => {
  const step: Pipeline['step'] = (file, where, variables = {}) =>
    pipeline.step(file, where, { STACK: place.folder, ...variables })

  test('a plan is reviewed, shown, kept encrypted, and applied as it was reviewed', async () => {
    place.configure(client('"user_default"'))
    const planned = await step('qlikcloud.yml', 'plan, Plan')
    expect(planned.stderr).toBe('')
    expect(planned.outputs.get('changes')).toBe('true')
    const reviewed = await step('qlikcloud.yml', 'plan, Review')
    expect(reviewed.exitCode).toBe(0)
    const hash = reviewed.outputs.get('hash') ?? ''
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(join(checkout, 'summary.md'), 'utf8')).toContain(
      '## Qlik Cloud review: broadens access',
    )

    expect((await step('qlikcloud.yml', 'plan, SARIF')).exitCode).toBe(0)
    const sarif = readFileSync(join(checkout, 'review.sarif'), 'utf8')
    expect(sarifFaults(sarif)).toEqual([])
    expect(sarif).toContain('"ruleId": "review/client-created"')

    for (const call of ['POST', 'PATCH']) {
      const commented = await step('qlikcloud.yml', 'plan, Comment', { NUMBER: '7', GH_TOKEN: 'none' })
      expect(commented).toMatchObject({ exitCode: 0, stderr: '' })
      expect(vendor().calls.slice(-2)).toEqual(['GET', call])
    }
    expect(vendor().comment).toContain('<!-- qlikcloud review -->\n## Qlik Cloud review: broadens access')
    expect(vendor().comment).toContain(hash)

    expect((await step('qlikcloud.yml', 'plan, Encrypt the plan')).exitCode).toBe(0)
    place.discard('plan')
    expect((await step('qlikcloud.yml', 'apply, Decrypt the plan')).exitCode).toBe(0)
    const refused = await step('qlikcloud.yml', 'apply, Apply', { APPROVED: '0'.repeat(64) })
    expect(refused.exitCode).toBe(2)
    expect(portal()).toBeUndefined()
    const applied = await step('qlikcloud.yml', 'apply, Apply', { APPROVED: hash })
    expect(applied.stdout).toContain('1 added, 0 changed, 0 destroyed')
    expect(portal()?.allowedScopes).toEqual(['user_default'])

    place.discard('plan')
    expect((await step('qlikcloud.yml', 'plan, Plan')).outputs.get('changes')).toBe('false')
  })

  test('what the gate refuses is shown, has no hash, and fails the job', async () => {
    place.configure(
      `${client('"user_default"')}resource "qlikcloud_oauth_client_publication" "portal" {\n  client_id = qlikcloud_oauth_client.portal.client_id\n}\n`,
    )
    await step('qlikcloud.yml', 'plan, Plan')
    const reviewed = await step('qlikcloud.yml', 'plan, Review')
    expect(reviewed.exitCode).toBe(2)
    expect(reviewed.outputs.get('hash')).toBe('')
    expect(readFileSync(join(checkout, 'review.md'), 'utf8')).toContain('**Gate: refused**')
    expect((await step('qlikcloud.yml', 'plan, SARIF')).exitCode).toBe(0)
    expect(readFileSync(join(checkout, 'review.sarif'), 'utf8')).toContain('"refused": true')
  })

  test('drift opens an issue, renews it, and closes it', async () => {
    place.configure(client('"user_default"'))
    await place.apply()
    const night = async (): Promise<readonly string[]> => {
      const before = existsSync(join(checkout, 'vendor.json')) ? vendor().calls.length : 0
      const { exitCode, outputs } = await step('drift.yml', 'drift, Drift')
      expect(exitCode).toBe(0)
      const told = await step('drift.yml', 'drift, Issue', { CODE: outputs.get('code') ?? '' })
      expect(told).toMatchObject({ exitCode: 0, stderr: '' })
      return vendor().calls.slice(before + 2)
    }
    expect(await night()).toEqual([])
    emulator.tenant('acme').updateClient(portal()?.clientId ?? '', { allowedScopes: ['admin_classic'] })
    expect(await night()).toEqual(['issue create'])
    expect(vendor().issue).toContain('## Qlik Cloud drift: found, broadens access')
    expect(await night()).toEqual(['issue edit'])
    emulator.tenant('acme').updateClient(portal()?.clientId ?? '', { allowedScopes: ['user_default'] })
    expect(await night()).toEqual(['issue close'])

    emulator.faults.add({ method: 'GET', path: '/api/v1/oauth-clients', effect: 'status', status: 403 })
    const unread = await step('drift.yml', 'drift, Drift')
    expect(unread.exitCode).toBe(1)
    expect(readFileSync(join(checkout, 'summary.md'), 'utf8')).toContain('## Qlik Cloud drift: cannot tell')
  })
})

describe('on GitLab', () => {
  const scripts = gitlabScripts('examples/ci/gitlab/.gitlab-ci.yml')
  const job = (name: string, variables: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const found: Script | undefined = scripts.find(({ where }) => where === `${name}, script`)
    return bash(found?.text ?? 'exit 99', { ...GITLAB_API, ...variables })
  }

  test('a plan is reviewed, noted, and applied as it was reviewed', async () => {
    place.configure(client('"user_default"'))
    const notes = 'merge_requests/3/notes'
    expect((await job('plan', { CI_MERGE_REQUEST_IID: '3' })).exitCode).toBe(0)
    expect(vendor().calls).toEqual(['GET user', `GET ${notes}`, `GET ${notes}`, `POST ${notes}`])
    expect(vendor().comment).toContain('## Qlik Cloud review: broadens access')
    expect((await job('plan', { CI_MERGE_REQUEST_IID: '3' })).exitCode).toBe(0)
    expect(vendor().calls.at(-1)).toBe(`PUT ${notes}/42`)

    const merged = await job('plan')
    expect(merged).toMatchObject({ exitCode: 0, stderr: '' })
    const hash = /^PLAN_HASH=([0-9a-f]{64})$/m.exec(readFileSync(join(checkout, 'plan.env'), 'utf8'))?.[1]
    // Another plan comes in between, as of a pipeline that began later.
    copyFileSync(join(checkout, 'plan.enc'), join(checkout, 'reviewed.enc'))
    place.configure(client('"user_default", "admin_classic"'))
    await job('plan')
    expect((await job('apply', { PLAN_HASH: hash ?? '' })).exitCode).toBe(2)
    expect(portal()).toBeUndefined()
    copyFileSync(join(checkout, 'reviewed.enc'), join(checkout, 'plan.enc'))
    expect((await job('apply', { PLAN_HASH: hash ?? '' })).exitCode).toBe(0)
    expect(portal()?.allowedScopes).toEqual(['user_default'])
    place.configure(client('"user_default"'))
    expect(await place.changes()).toEqual([])
  })

  test('drift opens an issue, renews it, and closes it', async () => {
    place.configure(client('"user_default"'))
    await place.apply()
    const night = async (): Promise<string> => {
      expect((await job('drift')).exitCode).toBe(0)
      return vendor().calls.at(-1) ?? ''
    }
    expect(await night()).toBe('GET issues')
    const id = portal()?.clientId ?? ''
    emulator.tenant('acme').updateClient(id, { allowedScopes: ['admin_classic'] })
    expect(await night()).toBe('POST issues')
    expect(vendor().issue).toContain('## Qlik Cloud drift: found, broadens access')
    expect(await night()).toBe('PUT issues/7')
    emulator.tenant('acme').updateClient(id, { allowedScopes: ['user_default'] })
    expect(await night()).toBe('PUT issues/7')
    expect(vendor().issue).toBeUndefined()
  })
})
