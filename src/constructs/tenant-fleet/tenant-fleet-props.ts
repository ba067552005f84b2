import type { TerraformStack } from 'cdktf'
import type { QlikCloudCredentials, QlikCloudProviderProps } from '../provider/qlik-cloud-provider-props'
import type { TenantScope } from '../tenant-scope'
import type { FleetTenant } from './tenants/fleet-tenant'
import type { FleetWaves } from './waves/fleet-wave'

/** What the providers of a fleet are told, besides the tenants of their stack. */
export type FleetProviderProps = Omit<QlikCloudProviderProps, 'tenants' | 'tenantUrl' | 'alias'>

/** A tenant as the stamp gets it: what the fleet was given of it, and its settings. */
export type StampedTenant<T extends FleetTenant = FleetTenant, S extends object = object> = T & {
  /** The settings of the fleet, with the overrides of this tenant. */
  readonly settings: S
}

/** `T` is what is known of a tenant, and `S` what can be set for each. */
export interface TenantFleetProps<T extends FleetTenant, S extends object> {
  /** The tenants: here, or from a file by `FleetTenants`. */
  readonly tenants: readonly T[]

  /**
   * Makes the clients of a tenant in `scope`; those of this package belong to the tenant without being told. It runs once
   * for each tenant, and once more for one that did not fit into its stack, so it should do nothing else.
   */
  readonly stamp: (scope: TenantScope, tenant: StampedTenant<T, S>) => void

  /**
   * What stamps are made with, unless `overrides` says otherwise.
   * @default - no settings
   */
  readonly settings?: S

  /**
   * Settings of single tenants by their names. Each takes the place of the one in `settings`.
   * @default - all tenants have the same settings
   */
  readonly overrides?: Readonly<Record<string, Partial<NoInfer<S>>>>

  /**
   * How the provider of each stack logs in, and what else it is told; a function of the stack can make variables in it.
   * @default - everything comes from the environment of Terraform
   */
  readonly provider?: FleetProviderProps | ((stack: TerraformStack) => FleetProviderProps)

  /**
   * Credentials of single tenants, in place of those of `provider`. It is also asked about tenants that were removed.
   * @default - all tenants are reached with the credentials of the provider
   */
  readonly credentials?: (tenant: string, stack: TerraformStack) => QlikCloudCredentials | undefined

  /**
   * Adds to each stack, before the stamps, what it has besides them: its backend, another provider.
   * @default - a local state for each stack
   */
  readonly eachStack?: (stack: TerraformStack) => void

  /**
   * The waves in the order in which they are deployed; the last one takes the tenants that are in none of the others.
   * @default - one wave with all tenants
   */
  readonly waves?: FleetWaves

  /**
   * The most resources and data sources in the state of one stack.
   * @default 300
   */
  readonly resourcesPerState?: number

  /**
   * Path of the file that remembers which tenant is in which stack, from where the app runs. It belongs into version control.
   * @default - `<id of the fleet>.fleet-lock.json`
   */
  readonly lockFile?: string

  /**
   * Whether a change of the lock file is an error instead.
   * @default - true where the environment has CI set (to anything but 0 or false), as continuous integration does
   */
  readonly frozenLock?: boolean
}
