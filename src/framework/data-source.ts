import type { Context } from './context'
import type { Diagnostics } from './diagnostic'
import type { Outcome } from './resource'
import type { ModelOf, Schema } from './schema'

/** Something that is read at plan, or at apply when its configuration was not known before. */
export interface DataSource<Configured, S extends Schema = Schema, Model = ModelOf<S>> {
  readonly schema: S
  validate?(config: Model): Diagnostics
  read(config: Model, context: Context<Configured>): Promise<Outcome<Model>>
}
