import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { providerMirror } from '../helpers/built-provider'
import { configureClients } from '../helpers/client-stacks'
import { fleetFolder, type FleetFolder, type WaveOf } from '../helpers/fleet'
import { GITLAB_API, pipelineIn, type Pipeline } from '../helpers/pipeline'
import type { Ran } from '../helpers/run-program'
import { startStateServer, type StateServer } from '../helpers/state-server'
import { terraformEnvironment } from '../helpers/terraform'
import { readGitlab } from '../quality/ci/pipelines'

jest.setTimeout(240_000)

const STATE = 'clients-all-1'
const WAVES: readonly WaveOf[] = [{ name: 'all', stacks: { [STATE]: ['acme'] } }]

let emulator: Emulator
let states: StateServer
let fleet: FleetFolder
let pipeline: Pipeline

beforeAll(async () => {
  emulator = await startEmulator({ limits: 'off' })
  states = await startStateServer()
  fleet = fleetFolder('clients', WAVES)
  const address = `${states.url}/${STATE}`
  const http = {
    address,
    lock_address: address,
    unlock_address: address,
    username: 'terraform',
    retry_max: 0,
  }
  configureClients(fleet, WAVES, emulator, { backend: () => ({ http }) })
  pipeline = pipelineIn(fleet.folder, {
    ...terraformEnvironment(accessOf(emulator, 'acme')),
    TF_CLI_CONFIG_FILE: providerMirror(fleet.folder),
    TF_HTTP_PASSWORD: states.password,
    STACK: fleet.stackFolder(STATE),
  })
})
afterAll(async () => {
  fleet.remove()
  await states.stop()
  await emulator.stop()
})

const github = async (file: string, GITHUB_EVENT_NAME: string): Promise<Ran> => {
  await pipeline.step(file, 'plan, Synthesize')
  return pipeline.step(file, 'plan, Plan', { GITHUB_EVENT_NAME })
}
const gitlab = (file: string, variables: Readonly<Record<string, string>>): Promise<Ran> => {
  const { default: all = {}, plan = {} } = readGitlab(`examples/ci/gitlab/${file}`)
  const lines = [...(all.before_script ?? []), ...(plan.script ?? [])]
  return pipeline.bash(lines.join('\n'), { ...GITLAB_API, ...variables })
}

const PIPELINES: readonly (readonly [string, proposed: () => Promise<Ran>, merged: () => Promise<Ran>])[] = [
  ...['qlikcloud.yml', 'fleet.yml'].map(
    (file) => [file, () => github(file, 'pull_request'), () => github(file, 'push')] as const,
  ),
  ...['.gitlab-ci.yml', 'fleet.gitlab-ci.yml'].map(
    (file) => [file, () => gitlab(file, { CI_MERGE_REQUEST_IID: '3' }), () => gitlab(file, {})] as const,
  ),
]

test.each(PIPELINES)(
  '%s: the plan of what is proposed waits for no lock and takes none, that of what is merged does',
  async (_file, proposed, merged) => {
    states.lock(STATE)
    states.methods.splice(0)
    expect((await proposed()).exitCode).toBe(0)
    expect(new Set(states.methods)).toEqual(new Set(['GET']))
    states.unlock(STATE)
    expect((await merged()).exitCode).toBe(0)
    expect(states.methods).toContain('LOCK')
  },
)
