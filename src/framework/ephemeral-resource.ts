import type { Context } from './context'
import type { Diagnostics } from './diagnostic'
import type { ModelOf, Schema } from './schema'

/** A value that lives for one command and is never stored (Terraform 1.10 and later). Opened in plan and again in apply. */
export interface EphemeralResource<Configured, S extends Schema = Schema, Model = ModelOf<S>> {
  readonly schema: S
  validate?(config: Model): Diagnostics
  open(config: Model, context: Context<Configured>): Promise<OpenOutcome<Model>>
  renew?(state: Uint8Array | undefined, context: Context<Configured>): Promise<RenewOutcome>
  close?(state: Uint8Array | undefined, context: Context<Configured>): Promise<Diagnostics>
}

export interface RenewOutcome {
  readonly diagnostics: Diagnostics
  /** Milliseconds since 1970; absent: no renewal is needed. */
  readonly renewAt?: number
  readonly private?: Uint8Array
}

export interface OpenOutcome<Model> extends RenewOutcome {
  readonly result: Model | undefined
}
