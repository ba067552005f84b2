import { contentOf, hasError } from '../../../framework'
import type { Outcome } from '../../../framework'
import { secretAppears } from './initial-secret'
import type { OAuthClientModel } from './schema'

/**
 * A change that makes the API generate a secret, and that has failed before it was known which one that is, or before it
 * was deleted. The hints from before are stored with the state, so that the next refresh can name it.
 */
export function withUnsettledSecret(
  outcome: Outcome<OAuthClientModel>,
  prior: OAuthClientModel,
  planned: OAuthClientModel,
): Outcome<OAuthClientModel> {
  if (!secretAppears(prior, planned) || !hasError(outcome.diagnostics)) return outcome
  const before = (contentOf(prior.client_secret_hints) ?? []).flatMap((hint) => contentOf(hint) ?? [])
  return { ...outcome, private: new TextEncoder().encode(JSON.stringify({ before })) }
}

/** The hints from before such a change; undefined where there was none, or where it was told already. */
export function hintsBefore(bytes: Uint8Array | undefined): ReadonlySet<string> | undefined {
  if (bytes === undefined) return undefined
  // Written by `withUnsettledSecret`, and kept by Terraform as it was.
  const { before } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly before: readonly string[] }
  return new Set(before)
}
