import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'cdktf'
import { OAuthClient, TenantFleet, type FleetTenant, type TenantFleetProps } from '../../../src/constructs'
import type { ProviderBundle } from '../../../src/constructs/placement/provider-bundle'
import { LINUX } from '../stack'
import { dummyProvider, scratch } from '../dummy-provider'

export const tenant = (name: string): FleetTenant => ({ name, url: `https://${name}.eu.qlikcloud.com` })

export const tenants = (...names: readonly string[]): readonly FleetTenant[] => names.map(tenant)

/** A stamp of one client, or of as many as its tenant is to have. */
export const clients =
  (count: (tenant: string) => number = () => 1): TenantFleetProps<FleetTenant, object>['stamp'] =>
  (scope, { name }) => {
    for (let index = 0; index < count(name); index++) {
      new OAuthClient(scope, `portal-${String(index)}`, {
        appType: 'spa',
        clientName: `Portal ${String(index)}`,
        redirectUris: ['https://portal.example.com/callback'],
        allowedOrigins: ['https://portal.example.com'],
        allowedScopes: ['user_default'],
      })
    }
  }

/** The project of a user, which is synthesized again and again. */
export interface Project {
  readonly folder: string
  readonly lockFile: string
  readonly outdir: string
  app(): App
  /** A fleet `clients` in an app, or in a new one; its lock file may change unless the test says otherwise. */
  fleet<T extends FleetTenant = FleetTenant, S extends object = object>(
    props: Omit<TenantFleetProps<T, S>, 'stamp'> & Partial<Pick<TenantFleetProps<T, S>, 'stamp'>>,
    app?: App,
    id?: string,
  ): TenantFleet<T, S>
  /** Which tenants are in which stack, as the lock file has it. */
  locked(): Readonly<Record<string, readonly string[]>>
  /** What is written for `qlikcloud fleet`. */
  fleetFile(id?: string): unknown
}

/** Projects of one test file; to be removed at its end. */
export function projects(): { readonly project: (name: string) => Project; readonly remove: () => void } {
  const place = scratch()
  const bundle: ProviderBundle = {
    directory: dummyProvider(place.folder('provider'), 'code'),
    version: '0.1.0+test',
  }
  return { project: (name) => projectIn(place.folder(name), bundle), remove: place.remove }
}

function projectIn(folder: string, bundle: ProviderBundle): Project {
  const [lockFile, outdir] = [join(folder, 'clients.fleet-lock.json'), join(folder, 'cdktf.out')]
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const app = (): App => new App({ outdir, stackTraces: false })
  return {
    folder,
    lockFile,
    outdir,
    app,
    fleet: (props, within = app(), id = 'clients') =>
      new TenantFleet(
        within,
        id,
        { stamp: clients(), lockFile: join(folder, `${id}.fleet-lock.json`), frozenLock: false, ...props },
        bundle,
        LINUX,
      ),
    locked: () => {
      // Written by the fleet a moment ago.
      const { stacks } = read(lockFile) as {
        readonly stacks: Readonly<Record<string, { readonly tenants: object }>>
      }
      return Object.fromEntries(
        Object.entries(stacks).map(([name, { tenants: inStack }]) => [name, Object.keys(inStack)]),
      )
    },
    fleetFile: (id = 'clients') => read(join(outdir, 'fleets', `${id}.json`)),
  }
}

/** The message of what a function throws. */
export function refusal(make: () => unknown): string {
  try {
    make()
  } catch (error) {
    if (error instanceof Error) return error.message
    throw error
  }
  return ''
}
