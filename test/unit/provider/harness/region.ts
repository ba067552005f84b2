import { createQlikClient, type OAuthClientChange } from '../../../../src/api'
import {
  type EmulatedTenant,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../../../src/emulator'
import { createProviderServer, type Environment, type ProviderServer } from '../../../../src/framework'
import { type Machine, qlikCloudProvider } from '../../../../src/provider/provider'
import { createTerraform, type Terraform } from './terraform'
import type { PlainObject } from './values'

export interface Patch {
  readonly clientId: string
  readonly changes: readonly OAuthClientChange[]
}

/** A Qlik Cloud region, and the provider in front of it. */
export interface Region {
  readonly emulator: Emulator
  readonly acme: EmulatedTenant
  readonly globex: EmulatedTenant
  /** Logged in to acme, with globex as a further tenant; what is given replaces the provider block or the environment. */
  readonly terraform: (given?: ProviderSetUp) => Terraform
  readonly server: (given?: Pick<ProviderSetUp, 'variables'>) => ProviderServer
  /** Method and path of the writes that acme got since the last call, status numbers left out. */
  readonly writes: () => readonly string[]
  /** The patches of OAuth clients that were asked for, in all tenants. */
  readonly patches: Patch[]
  /** Lines that the provider logged. */
  readonly log: string[]
  /** Text files that the provider can read, by path. */
  readonly files: Map<string, string>
  /** What happens in the tenants while the provider sleeps: one at each time. */
  readonly whileAsleep: (() => void)[]
  /** Stops the provider, as Ctrl-C does, as soon as a request with this method and end of path was answered. */
  readonly stopAfter: (method: string, path: string) => void
  /**
   * The next apply ends as by `kill -9`, once the call with this number had its effect. Answers whether that has
   * happened, for `isKilled` of the apply.
   */
  readonly kill: (call: number) => () => boolean
  /** Called after each attempt of the provider to send a request, whatever became of it. */
  readonly watch: (() => void)[]
  /** How long the provider would have slept, in milliseconds. */
  readonly waited: () => number
}

export interface ProviderSetUp {
  /** A function is asked by each process anew. */
  readonly block?: PlainObject | (() => PlainObject)
  readonly variables?: Readonly<Record<string, string>>
}

/** A machine with an empty environment and no files. */
export const BARE_MACHINE: Machine = {
  variables: {},
  readTextFile: async (path) => ({
    ok: false,
    path: `/folder/${path}`,
    reason: 'ENOENT: no such file or directory',
  }),
}

const running: Emulator[] = []

/** Stops what {@link startRegion} has started; for `afterEach`. */
export async function stopRegions(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()))
}

/** No quotas, unless asked for; nobody ever sleeps: the time that a pause would take is added to both clocks. */
export async function startRegion(options: EmulatorOptions = {}): Promise<Region> {
  const emulator = await startEmulator({ tenants: ['acme', 'globex'], limits: 'off', ...options })
  running.push(emulator)
  let waitedMs = 0
  const patches: Patch[] = []
  const log: string[] = []
  const files = new Map<string, string>()
  let stop = (_fields: Readonly<Record<string, string | number>>): boolean => false
  const whileAsleep: (() => void)[] = []
  const watch: (() => void)[] = []
  // It stands still but for pauses, so that they are as long as they were asked to be on a slow machine, too.
  const startedAt = Date.now()
  const now = (): number => startedAt + waitedMs
  const clock = {
    now,
    sleep: async (ms: number): Promise<void> => {
      waitedMs += ms
      emulator.clock.advance(ms)
      whileAsleep.shift()?.()
    },
  }
  const readTextFile: Machine['readTextFile'] = async (path) => {
    const text = files.get(path)
    return text === undefined ? BARE_MACHINE.readTextFile(path) : { ok: true, path: `/folder/${path}`, text }
  }
  const server: Region['server'] = ({ variables = {} } = {}) => {
    const provider = qlikCloudProvider({ variables, readTextFile }, 'test', (settings) => {
      const client = createQlikClient({ ...settings, clock })
      return {
        ...client,
        patchOAuthClient: (clientId, changes, call) => {
          patches.push({ clientId, changes })
          return client.patchOAuthClient(clientId, changes, call)
        },
      }
    })
    const environment: Environment = {
      now,
      random: () => 0.5,
      log: (level, message, fields = {}) => {
        log.push(`${level} ${message} ${JSON.stringify(fields)}`)
        if (message === 'answered' && stop(fields)) made.stop()
        if ('attempt' in fields) for (const look of watch) look()
      },
    }
    const made = createProviderServer(provider, environment, { bugReport: 'Please report it.' })
    return made
  }
  const acme = emulator.tenant('acme')
  return {
    emulator,
    acme,
    globex: emulator.tenant('globex'),
    terraform: (given = {}) => createTerraform(() => server(given), given.block ?? twoTenants(emulator)),
    server,
    writes: () => {
      const writes = acme.requests().filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')
      acme.clearRequests()
      return writes.map(({ method, path }) => `${method} ${path}`)
    },
    patches,
    log,
    files,
    stopAfter: (method, path) => {
      stop = (fields) => fields['method'] === method && String(fields['path']).endsWith(path)
    },
    whileAsleep,
    kill: (call) => {
      const path = '/api/v1/**'
      const last = emulator.faults.add({ path, call, effect: 'drop-after' })
      emulator.faults.add({ path, call: { from: call + 1 }, effect: 'drop-before' })
      return () => last.fired() > 0
    },
    watch,
    waited: () => waitedMs,
  }
}

function twoTenants(emulator: Emulator): PlainObject {
  const { url, ...credentials } = access(emulator, 'acme')
  return { tenant_url: url, ...credentials, tenants: { globex: access(emulator, 'globex') } }
}

/** How to reach a tenant, as arguments of the provider block. */
export function access(emulator: Emulator, tenant: string) {
  const found = emulator.tenants[tenant]
  if (found === undefined) throw new Error(`no tenant ${tenant}`)
  return { url: found.url, client_id: found.clientId, client_secret: found.clientSecret }
}
