import { setOf, STRING } from '../framework'

/** The attribute by which every resource and data source chooses its tenant. */
export const TENANT_ARGUMENT = {
  type: STRING,
  mode: 'optional',
  description:
    "Name of a tenant from the provider's `tenants`. Without it: the tenant of `tenant_url`. Changing it makes a new object in the other tenant.",
  requiresReplace: true,
} as const

/** The same for what is only read. */
export const TENANT_TO_READ = {
  type: STRING,
  mode: 'optional',
  description: "Name of a tenant from the provider's `tenants`. Without it: the tenant of `tenant_url`.",
} as const

/** What overrules rules about something that belongs to a client. */
export const SKIP_RULES_ARGUMENT = {
  type: setOf(STRING),
  mode: 'optional',
  description:
    'Ids of compatibility rules to overrule here, besides those in the provider block. Each one that would have failed is shown as a warning.',
} as const
