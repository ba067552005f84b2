import { UNSET_FIELDS } from '../validation/fields'
import type { ClientRecord } from './client-record'
import type { Identifiers } from './identifiers'

/**
 * The client of the whole region, as a Service Account Owner makes one in My Qlik: machine-to-machine, the same id and
 * secret at every tenant's token endpoint, with the powers of an admin, and in no tenant's list.
 */
export function createRegionClient(identifiers: Identifiers): ClientRecord {
  const createdAt = identifiers.timestamp()
  const createdById = identifiers.id()
  const secret = {
    value: identifiers.secret(),
    hint: identifiers.hint([]),
    createdAt,
    createdBy: createdById,
  }
  return {
    clientId: identifiers.clientId(),
    // It belongs to none.
    tenantId: '',
    appType: 'web',
    fields: {
      ...UNSET_FIELDS,
      clientName: 'Region',
      allowedScopes: ['admin_classic'],
      allowedGrantTypes: ['client_credentials'],
      allowedAuthMethods: ['client_secret'],
    },
    secrets: [secret],
    createdByType: 'user',
    createdById,
    createdAt,
    updatedAt: createdAt,
  }
}
