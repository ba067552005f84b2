import type { ModelOf, Schema } from '../../framework'
import { NOTHING_SKIPPED, skippedRules } from '../skipped-rules'
import type { SkippedRules } from '../skipped-rules'
import type { ProviderModel } from './schema'

/** What a provider block overrules, also while the provider is not configured; nothing where there is no block yet. */
export function skippedByBlock(block: ModelOf<Schema> | undefined): SkippedRules {
  if (block === undefined) return NOTHING_SKIPPED
  // The framework hands over what it has decoded by the schema of this provider.
  const { skip_rules } = block as ProviderModel
  return skippedRules(skip_rules)
}
