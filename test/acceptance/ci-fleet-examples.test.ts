import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachProvider, type AttachedProvider } from '../helpers/attached-provider'
import { attachedTerraform } from '../helpers/attached-terraform'
import { providerMirror } from '../helpers/built-provider'
import { clientNameOf, configureClients, descriptionsIn } from '../helpers/client-stacks'
import { fleetFolder, type FleetFolder, type WaveOf } from '../helpers/fleet'
import { GITLAB_API, pipelineIn, type Pipeline } from '../helpers/pipeline'
import type { Ran } from '../helpers/run-program'
import { terraformEnvironment } from '../helpers/terraform'
import { readGitlab } from '../quality/ci/pipelines'

jest.setTimeout(240_000)

const TENANTS = ['acme', 'globex', 'initech']
const WAVES: readonly WaveOf[] = [
  { name: 'canary', canary: true, stacks: { 'clients-canary-1': ['acme'] } },
  { name: 'rest', stacks: { 'clients-rest-1': ['globex'], 'clients-rest-2': ['initech'] } },
]

let emulator: Emulator
let fleet: FleetFolder
let provider: AttachedProvider
let pipeline: Pipeline

beforeEach(async () => {
  emulator = await startEmulator({ tenants: TENANTS, limits: 'off' })
  fleet = fleetFolder('clients', WAVES)
  configureClients(fleet, WAVES, emulator)
  const started = {
    ...terraformEnvironment(accessOf(emulator, 'acme')),
    TF_CLI_CONFIG_FILE: providerMirror(fleet.folder),
  }
  provider = await attachProvider(fleet.folder, started)
  pipeline = pipelineIn(fleet.folder, { ...started, ...attachedTerraform(fleet.folder, provider) })
})
afterEach(async () => {
  provider.stop()
  fleet.remove()
  await emulator.stop()
})

const made = (): readonly (readonly (string | undefined)[])[] =>
  TENANTS.map((tenant) => descriptionsIn(emulator, tenant))
const read = (file: string): string => readFileSync(join(fleet.folder, file), 'utf8')

/** Another machine has neither the plans nor what `terraform init` made. */
function changeMachine(): void {
  for (const stack of WAVES.flatMap(({ stacks }) => Object.keys(stacks)))
    for (const file of ['plan', '.terraform', '.terraform.lock.hcl'])
      rmSync(join(fleet.stackFolder(stack), file), { recursive: true, force: true })
}

function changeByHand(tenant: string, allowedScopes: readonly string[]): void {
  const portal = emulator
    .tenant(tenant)
    .clients()
    .find(({ clientName }) => clientName === clientNameOf(tenant))
  emulator.tenant(tenant).updateClient(portal?.clientId ?? '', { allowedScopes: [...allowedScopes] })
}

interface Job {
  readonly wave: string
  readonly shard: string
}

describe('on GitHub', () => {
  test('all plans are reviewed as one, and deployed wave by wave, a shard a machine', async () => {
    const planned = await pipeline.step('fleet.yml', 'plan, Plan')
    expect(planned.exitCode).toBe(0)
    expect(planned.outputs.get('changes')).toBe('true')
    const reviewed = await pipeline.step('fleet.yml', 'plan, Review')
    const hash = reviewed.outputs.get('hash') ?? ''
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(read('summary.md')).toContain('## Qlik Cloud review: broadens access')
    const commented = await pipeline.step('fleet.yml', 'plan, Comment', { NUMBER: '7', GH_TOKEN: 'none' })
    expect(commented).toMatchObject({ exitCode: 0, stderr: '' })
    expect(pipeline.vendor().comment).toContain(hash)
    const { outputs } = await pipeline.step('fleet.yml', 'plan, Jobs')
    // What docs/fleet.md shows.
    const matrix = JSON.parse(outputs.get('matrix') ?? '') as Readonly<
      Record<string, { readonly include: readonly Job[] }>
    >
    const jobs = Object.values(matrix).flatMap(({ include }) => include)
    expect(jobs.map(({ wave, shard }) => `${wave} ${shard}`)).toEqual(['canary 1/1', 'rest 1/2', 'rest 2/2'])
    expect((await pipeline.step('fleet.yml', 'plan, Encrypt the plans')).exitCode).toBe(0)
    expect(read('plans.enc')).not.toContain('tfplan')

    const deploy = async ({ wave, shard }: Job, approved: string): Promise<Ran> => {
      changeMachine()
      expect((await pipeline.step('fleet-wave.yml', 'deploy, Decrypt the plans')).exitCode).toBe(0)
      const variables = { WAVE: wave, SHARD: shard, APPROVED: approved }
      return pipeline.step('fleet-wave.yml', 'deploy, Deploy', variables)
    }
    const [canary, ...rest] = jobs
    expect((await deploy(canary ?? { wave: '', shard: '' }, '0'.repeat(64))).exitCode).toBe(2)
    expect(made()).toEqual([[], [], []])
    expect((await deploy(canary ?? { wave: '', shard: '' }, hash)).exitCode).toBe(0)
    expect(made()).toEqual([['first'], [], []])
    for (const job of rest) expect((await deploy(job, hash)).exitCode).toBe(0)
    expect(made()).toEqual([['first'], ['first'], ['first']])

    expect((await pipeline.step('fleet.yml', 'plan, Plan')).outputs.get('changes')).toBe('false')
  })

  test('each night the drift of all tenants is in one issue, also on a machine that has nothing yet', async () => {
    await pipeline.bash('npx qlikcloud fleet deploy --auto-approve')
    changeByHand('initech', ['admin_classic'])
    const night = async (): Promise<string> => {
      changeMachine()
      const { exitCode, outputs } = await pipeline.step('fleet-drift.yml', 'drift, Drift')
      expect(exitCode).toBe(0)
      const told = await pipeline.step('fleet-drift.yml', 'drift, Issue', { CODE: outputs.get('code') ?? '' })
      expect(told).toMatchObject({ exitCode: 0, stderr: '' })
      return pipeline.vendor().calls.at(-1) ?? ''
    }
    expect(await night()).toBe('issue create')
    expect(pipeline.vendor().issue).toContain('in sync: 2 of 3 stacks')
    expect(pipeline.vendor().issue).toContain('admin_classic')
    changeByHand('initech', ['user_default'])
    expect(await night()).toBe('issue close')
  })
})

describe('on GitLab', () => {
  const scriptOf = (file: string, job: string): string => {
    const { before_script: before = [], script = [] } = readGitlab(`examples/ci/gitlab/${file}`)[job] ?? {}
    return [...before, ...script].join('\n')
  }
  interface ChildJob {
    readonly script: readonly string[]
    readonly needs: readonly unknown[]
  }

  test('all plans are reviewed as one, and the child pipeline deploys them', async () => {
    const planned = await pipeline.bash(scriptOf('fleet.gitlab-ci.yml', 'plan'), {
      ...GITLAB_API,
      CI_MERGE_REQUEST_IID: '3',
    })
    expect(planned.exitCode).toBe(0)
    expect(pipeline.vendor().comment).toContain(read('plans.hash').trim())
    // What `fleet matrix` wrote.
    const child = parse(read('fleet-pipeline.yml')) as Readonly<Record<string, unknown>>
    expect(child).toMatchObject({ include: [{ local: 'ci/fleet-jobs.yml' }], stages: ['canary', 'rest'] })
    const plans = { pipeline: '$PARENT_PIPELINE_ID', job: 'plan' }
    const jobs = ['canary 1/1', 'rest 1/2', 'rest 2/2'].map((name) => child[name] as ChildJob)
    expect(jobs.map(({ needs }) => needs)).toEqual([[plans], ['canary 1/1', plans], ['canary 1/1', plans]])
    const before = scriptOf('fleet-jobs.yml', 'default')
    const run = (job: ChildJob): Promise<Ran> => {
      changeMachine()
      return pipeline.bash([before, ...job.script].join('\n'))
    }
    const [canary, ...rest] = jobs
    expect(canary && (await run(canary)).exitCode).toBe(0)
    expect(made()).toEqual([['first'], [], []])
    for (const job of rest) expect((await run(job)).exitCode).toBe(0)
    expect(made()).toEqual([['first'], ['first'], ['first']])

    expect((await pipeline.bash(scriptOf('fleet.gitlab-ci.yml', 'drift'), GITLAB_API)).exitCode).toBe(0)
    expect(pipeline.vendor().issue).toBeUndefined()
    changeByHand('globex', ['admin_classic'])
    expect((await pipeline.bash(scriptOf('fleet.gitlab-ci.yml', 'drift'), GITLAB_API)).exitCode).toBe(0)
    expect(pipeline.vendor().issue).toContain('## Qlik Cloud drift: found, broadens access')
  })
})
