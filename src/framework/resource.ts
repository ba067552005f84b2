import type { Context } from './context'
import type { Diagnostics } from './diagnostic'
import type { Path } from './path'
import type { ModelOf, Schema } from './schema'
import type { Type } from './type'
import type { Value } from './value'

/**
 * A managed resource. Optional methods are optional abilities: what is absent, the framework answers for.
 *
 * Methods return what they found; they don't throw for a user's mistake or a refusal of the remote side. What is thrown
 * is taken for a bug of the provider and reported as one.
 */
export interface Resource<Configured, S extends Schema = Schema, Model = ModelOf<S>> {
  readonly schema: S

  /**
   * Checks a configuration by itself; runs before the provider is configured, so values may be unknown. `providerBlock`
   * is the provider's own configuration, of the provider's schema; undefined while Terraform has not shown any.
   */
  validate?(config: Model, providerBlock: ModelOf<Schema> | undefined): Diagnostics

  /**
   * Adjusts a plan of a create or update, to which the framework has applied defaults and computed values. It may differ
   * from that only where the configuration is null and the attribute computed, or by keeping the prior value. The last
   * word on the plan is here: `onUpdate` is not looked at again. Replacements by the schema are added afterwards.
   */
  plan?(request: PlanRequest<Model>, context: Context<Configured>): Promise<PlanOutcome<Model>>

  /** Findings about a planned destroy; an error refuses it. */
  planDestroy?(prior: Model, context: Context<Configured>): Promise<Diagnostics>

  create(request: CreateRequest<Model>, context: Context<Configured>): Promise<Outcome<Model>>

  /** `state: undefined` in the outcome says that the object is gone. */
  read(request: ReadRequest<Model>, context: Context<Configured>): Promise<Outcome<Model>>

  update(request: UpdateRequest<Model>, context: Context<Configured>): Promise<Outcome<Model>>

  /** An error keeps the object in the state. An object that is gone already is a success. */
  delete(request: DeleteRequest<Model>, context: Context<Configured>): Promise<Diagnostics>

  /** From the id that the user gave to what `read` needs; everything else null. The framework calls `read` next. */
  import?(id: string, context: Context<Configured>): Promise<Outcome<Model>>

  /** By the version that a stored state has; each leads to the newest version at once. */
  readonly upgrades?: ReadonlyMap<number, Upgrade<Model>>

  /** States of other resource types (of any provider) that a `moved` block may hand over. */
  readonly moves?: readonly Move<Model>[]
}

export interface PlanRequest<Model> {
  /** Undefined for a create, also for the create of a replacement. */
  readonly prior: Model | undefined
  readonly config: Model
  readonly planned: Model
  /** What was last stored with the prior state; the same when the plan is made once more, while it is applied. */
  readonly private: Uint8Array | undefined
}

export interface PlanOutcome<Model> {
  readonly planned: Model
  readonly diagnostics: Diagnostics
  /** Attributes whose change makes a new object, besides those that the schema names. */
  readonly requiresReplace?: readonly Path[]
}

export interface CreateRequest<Model> {
  readonly config: Model
  readonly planned: Model
  /**
   * To be called as soon as the object exists, with all that is known of it. Should a later step throw, this is what
   * is saved, so that no object is lost; what is unknown in it is saved as null.
   */
  readonly record: (state: Model) => void
}

export interface ReadRequest<Model> {
  readonly state: Model
  readonly private: Uint8Array | undefined
}

export interface UpdateRequest<Model> {
  readonly prior: Model
  readonly config: Model
  readonly planned: Model
  /** As in {@link CreateRequest}: called after each step that changed the object. */
  readonly record: (state: Model) => void
}

export interface DeleteRequest<Model> {
  readonly prior: Model
}

export interface Outcome<Model> {
  /** What exists now, also beside errors. Undefined: nothing exists. */
  readonly state: Model | undefined
  readonly diagnostics: Diagnostics
  /** Stored with the state, never shown. Absent: as it was. */
  readonly private?: Uint8Array
}

export interface Upgrade<Model> {
  /** The type of the stored state. */
  readonly from: Type
  readonly upgrade: (state: Value) => Outcome<Model>
}

export interface Move<Model> {
  readonly sourceType: string
  /** Undefined: from any provider. */
  readonly sourceProvider?: string
  readonly from: Type
  readonly move: (state: Value) => Outcome<Model>
}
