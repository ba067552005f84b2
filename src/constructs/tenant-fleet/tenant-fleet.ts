import type { App, TerraformStack } from 'cdktf'
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer'
import { Construct } from 'constructs'
import { thisHost, type Host } from '../placement/placement'
import { packagedProvider, type ProviderBundle } from '../placement/provider-bundle'
import { QlikCloudProvider } from '../provider/qlik-cloud-provider'
import { quoted, refuse } from './findings'
import { fleetFindings } from './fleet-findings'
import { removeOtherFleetFiles, writeFleetFile } from './fleet-file'
import { lockChanges } from './lock/lock-changes'
import { isOnBuildMachine, readLockFile, refuseChange, type LockFile } from './lock/lock-file'
import { printLock } from './lock/print-lock'
import { fillShards, lockOf } from './shards/fill-shards'
import { orderShards } from './shards/order-shards'
import { providerTenants } from './shards/provider-tenants'
import type { Shard } from './shards/shard'
import type { TenantFleetProps } from './tenant-fleet-props'
import type { FleetTenant } from './tenants/fleet-tenant'
import { assignWaves } from './waves/assign-waves'
import { ONE_WAVE, type FleetWave } from './waves/fleet-wave'
import { writeAtomically } from './write-atomically'

/** Terraform writes a local state anew after each resource, so the time of an apply grows with the square of their number. */
const RESOURCES_PER_STATE = 300
/** No tenant can have this name. */
const PROVIDER_ID = '(provider)'

/**
 * The same clients in many tenants: stacks of up to about 300 resources, which are deployed wave by wave, each with one
 * provider for its tenants.
 *
 * A lock file remembers which tenant is in which stack. A tenant that is in it never moves, whichever others come and go.
 *
 * @example
 * import { App } from 'cdktf'
 * import { FleetTenants, OAuthClient, TenantFleet } from 'cdktf-provider-qlikcloud'
 *
 * const app = new App()
 * new TenantFleet(app, 'clients', {
 *   tenants: FleetTenants.fromCsv('tenants.csv'),
 *   waves: [{ name: 'canary', tenants: ['acme'], canary: true }, { name: 'early', percent: 5 }, { name: 'rest' }],
 *   stamp: (scope, tenant) => {
 *     new OAuthClient(scope, 'portal', {
 *       appType: 'spa',
 *       clientName: `Portal of ${tenant.name}`,
 *       redirectUris: ['https://portal.example.com/callback'],
 *       allowedOrigins: ['https://portal.example.com'],
 *       allowedScopes: ['user_default'],
 *     })
 *   },
 * })
 * app.synth()
 */
export class TenantFleet<T extends FleetTenant = FleetTenant, S extends object = object> extends Construct {
  readonly #shards: readonly Shard[]

  /**
   * @param scope the app, whose stacks the fleet's become
   * @param id name of the fleet: the names of its stacks and of its lock file begin with it
   * @throws with all that is wrong in tenants, waves and overrides, or where a frozen lock file would have to change
   */
  constructor(scope: App, id: string, props: TenantFleetProps<T, S>)
  /** @internal Tests place another program, or pretend to be on another machine. */
  constructor(scope: App, id: string, props: TenantFleetProps<T, S>, bundle: ProviderBundle, host?: Host)
  constructor(
    scope: App,
    id: string,
    props: TenantFleetProps<T, S>,
    bundle: ProviderBundle = packagedProvider(),
    host: Host = thisHost(),
  ) {
    super(scope, id)
    const { tenants, waves = ONE_WAVE, resourcesPerState: limit = RESOURCES_PER_STATE } = props
    const subject = `The fleet ${quoted(id)}`
    refuse(subject, fleetFindings(id, props, waves))
    const lockFile = readLockFile(props.lockFile ?? `${id}.fleet-lock.json`, id)
    const { lock } = lockFile
    const names = tenants.map(({ name }) => name)
    const { waveOf, findings } = assignWaves(id, names, waves, lock)
    refuse(subject, [
      ...(tenants.length + lock.stacks.length === 0 ? ['tenants is empty. Give it at least one.'] : []),
      ...findings,
    ])

    const filled = fillShards({ app: scope, fleet: id, props, limit, lock, waveOf })
    this.#shards = orderShards(filled, waves)
    for (const shard of this.#shards) {
      const given = typeof props.provider === 'function' ? props.provider(shard.stack) : props.provider
      const known = { ...given, tenants: providerTenants(shard, props.credentials) }
      new QlikCloudProvider(shard.stack, PROVIDER_ID, known, bundle, host)
    }
    const write = preparedWriting(id, waves, this.#shards, lockFile, props.frozenLock)
    // cdktf asks stacks to take part in a synthesis, and no construct outside. When it comes to the last one that was made,
    // all of them have been found valid.
    const last = filled.at(-1)?.stack
    if (last === undefined) return
    addCustomSynthesis(last, {
      onSynthesize: ({ outdir }) => {
        write(outdir)
        removeOtherFleetFiles(outdir, fleetsOf(scope))
      },
    })
  }

  /** Its stacks, in the order of the waves. */
  get stacks(): readonly TerraformStack[] {
    return this.#shards.map(({ stack }) => stack)
  }

  /**
   * The stack that a tenant is in.
   * @throws where the fleet has no such tenant
   */
  stackOf(tenant: string): TerraformStack {
    const shard = this.#shards.find(({ tenants }) => tenants.has(tenant))
    if (shard === undefined) throw new Error(`[${this.node.path}] The fleet has no tenant ${quoted(tenant)}.`)
    return shard.stack
  }
}

function fleetsOf(app: App): readonly string[] {
  return app.node.children.filter((child) => child instanceof TenantFleet).map(({ node }) => node.id)
}

/** What the synthesis is to write of a fleet: its lock file, if it changed, and the file for `qlikcloud fleet`. */
function preparedWriting(
  fleet: string,
  waves: readonly FleetWave[],
  shards: readonly Shard[],
  lockFile: LockFile,
  frozenLock: boolean = isOnBuildMachine(process.env),
): (outdir: string) => void {
  const lock = lockOf(shards)
  const text = printLock(fleet, lock)
  const changes = lockChanges(lockFile.lock, lock)
  if (frozenLock && changes.length > 0) refuseChange(lockFile, changes)
  return (outdir) => {
    if (!frozenLock && text !== lockFile.text) writeAtomically(lockFile.path, text)
    const stacks = lock.stacks.map(({ name, wave, tenants, removed }) => ({
      name,
      wave,
      tenants: [...tenants.keys()].sort(),
      removed: [...removed.keys()].sort(),
    }))
    writeFleetFile(outdir, fleet, waves, stacks)
  }
}
