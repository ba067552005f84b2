import type { Context, Environment } from '../context'
import type { Provider } from '../provider'
import type { Model } from './model'

/** What the calls on one server share. */
export interface Session<Configured> {
  readonly provider: Provider<Configured>
  readonly environment: Environment
  /** The sentence at the end of a bug's report: where to send it. */
  readonly bugReport: string
  /** Aborted for good by StopProvider: Terraform ends a stopped provider. */
  readonly signal: AbortSignal
  /** What `configure` made; set by ConfigureProvider alone, undefined before it and after its failure. */
  configured: Configured | undefined
  /** The provider's own block, as Terraform last showed it: to be checked, or to configure. */
  providerBlock: Model | undefined
}

/** Undefined: the provider is not configured, and what asked for it has to say so ({@link notConfigured}). */
export function contextOf<Configured>(session: Session<Configured>): Context<Configured> | undefined {
  const { configured, signal, environment } = session
  return configured === undefined ? undefined : { provider: configured, signal, environment }
}
