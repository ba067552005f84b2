import type { Environment } from './context'
import type { DataSource } from './data-source'
import type { Diagnostics } from './diagnostic'
import type { EphemeralResource } from './ephemeral-resource'
import type { ProviderFunction } from './provider-function'
import type { Resource } from './resource'
import type { ModelOf, Schema } from './schema'

/** A provider: a schema for its block, and what it offers, by the names that a configuration uses. */
export interface Provider<Configured, S extends Schema = Schema, Model = ModelOf<S>> {
  readonly schema: S
  readonly resources: ReadonlyMap<string, Resource<Configured>>
  readonly dataSources: ReadonlyMap<string, DataSource<Configured>>
  readonly ephemeralResources: ReadonlyMap<string, EphemeralResource<Configured>>
  readonly functions: ReadonlyMap<string, ProviderFunction>

  validate?(config: Model): Diagnostics

  /** Makes what the resources work with. Called once per process that plans or applies, before them. */
  configure(
    config: Model,
    request: ConfigureRequest,
  ): Promise<{ readonly configured: Configured | undefined; readonly diagnostics: Diagnostics }>

  /** Releases connections; called before the process ends. */
  close?(configured: Configured): Promise<void>
}

export interface ConfigureRequest {
  /** As in "1.11.4". */
  readonly terraformVersion: string
  readonly environment: Environment
}
