import type { Diagnostics } from './diagnostic'
import type { Path } from './path'
import type { ProviderFunction } from './provider-function'
import type { Schema } from './schema'
import type { Type } from './type'
import type { Value } from './value'

/**
 * What each call of the plugin protocol means, on values instead of bytes. The wire side finds types by `schemas`,
 * decodes, calls, and encodes; it decides nothing. No method throws or rejects: a bug comes back as a diagnostic.
 *
 * Names and fields follow `tfplugin6.proto`.
 */
export interface ProviderServer {
  readonly schemas: ProviderSchemas
  validateProviderConfig(config: Value): Promise<Findings>
  configureProvider(request: ConfigureProvider): Promise<Findings>
  validateResourceConfig(request: Validate): Promise<Findings>
  upgradeResourceState(request: UpgradeResourceState): Promise<Findings & { readonly upgradedState: Value }>
  readResource(
    request: ReadResource,
  ): Promise<Findings & { readonly newState: Value; readonly private: Uint8Array }>
  planResourceChange(request: PlanResourceChange): Promise<PlannedResourceChange>
  applyResourceChange(
    request: ApplyResourceChange,
  ): Promise<Findings & { readonly newState: Value; readonly private: Uint8Array }>
  importResourceState(request: {
    readonly typeName: string
    readonly id: string
  }): Promise<Findings & { readonly imported: readonly ImportedResource[] }>
  moveResourceState(request: MoveResourceState): Promise<Findings & { readonly targetState: Value }>
  validateDataResourceConfig(request: Validate): Promise<Findings>
  readDataSource(request: Validate): Promise<Findings & { readonly state: Value }>
  validateEphemeralResourceConfig(request: Validate): Promise<Findings>
  openEphemeralResource(request: Validate): Promise<RenewedEphemeralResource & { readonly result: Value }>
  renewEphemeralResource(request: EphemeralHandle): Promise<RenewedEphemeralResource>
  closeEphemeralResource(request: EphemeralHandle): Promise<Findings>
  callFunction(request: { readonly name: string; readonly args: readonly Value[] }): Promise<CalledFunction>
  /** Aborts what is under way. Answers at once. */
  stop(): void
  /** Stops, and releases what the provider holds. */
  close(): Promise<void>
}

export interface ProviderSchemas {
  readonly provider: Schema
  readonly resources: ReadonlyMap<string, Schema>
  readonly dataSources: ReadonlyMap<string, Schema>
  readonly ephemeralResources: ReadonlyMap<string, Schema>
  readonly functions: ReadonlyMap<string, ProviderFunction>
}

export interface Findings {
  readonly diagnostics: Diagnostics
}

export interface ConfigureProvider {
  readonly terraformVersion: string
  readonly config: Value
}

export interface Validate {
  readonly typeName: string
  readonly config: Value
  /** The client capability; absent: allowed. Without it, write-only attributes would be stored. */
  readonly writeOnlyAllowed?: boolean
}

/** A stored state, of which only the reader of its version knows the type. */
export interface RawState {
  /** Decodes the stored JSON with exact numbers. An absent attribute is null; one that the type lacks is a reason. */
  readonly read: (type: Type) => Decoded
}

export type Decoded =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string }

export interface UpgradeResourceState {
  readonly typeName: string
  readonly version: number
  readonly rawState: RawState
}

export interface ReadResource {
  readonly typeName: string
  readonly currentState: Value
  readonly private: Uint8Array
}

export interface PlanResourceChange {
  readonly typeName: string
  readonly priorState: Value
  readonly proposedNewState: Value
  readonly config: Value
  readonly priorPrivate: Uint8Array
}

export interface PlannedResourceChange extends Findings {
  readonly plannedState: Value
  readonly requiresReplace: readonly Path[]
  readonly plannedPrivate: Uint8Array
}

export interface ApplyResourceChange {
  readonly typeName: string
  readonly priorState: Value
  readonly plannedState: Value
  readonly config: Value
  readonly plannedPrivate: Uint8Array
}

export interface ImportedResource {
  readonly typeName: string
  readonly state: Value
  readonly private: Uint8Array
}

export interface MoveResourceState {
  readonly sourceProviderAddress: string
  readonly sourceTypeName: string
  readonly sourceSchemaVersion: number
  readonly sourceState: RawState
  readonly targetTypeName: string
}

export interface EphemeralHandle {
  readonly typeName: string
  readonly private: Uint8Array
}

export interface RenewedEphemeralResource extends Findings {
  readonly renewAt: number | undefined
  readonly private: Uint8Array
}

export type CalledFunction =
  | { readonly ok: true; readonly result: Value }
  | { readonly ok: false; readonly text: string; readonly argument: number | undefined }
