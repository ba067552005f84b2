import { adminView, connectionView, createdView, publicView } from '../clients/client-views'
import { deleteConnectionConfig, patchConnectionConfig } from '../clients/connection-config'
import { createClient } from '../clients/create-client'
import { deleteClient } from '../clients/delete-client'
import { findClient } from '../clients/own-client'
import { patchClient } from '../clients/patch-client'
import { publishClient } from '../clients/publish-client'
import { createSecret, deleteSecret } from '../clients/secrets'
import { listClients } from '../list/list-clients'
import { done, refuse, type Outcome } from '../outcome'
import { NO_CONTENT, type Answer } from './answer'
import type { Call, Route } from './call'

/** The answer to an operation that went well; a refusal passes through. */
const answered = <T>(outcome: Outcome<T>, answer: (value: T) => Answer): Outcome<Answer> =>
  outcome.ok ? done(answer(outcome.value)) : outcome

const confirmedDelete = ({ region, tenant, param, header }: Call): Outcome<undefined> => {
  const clientId = param('id')
  const found = findClient(region, tenant, clientId)
  if (!found.ok) return found
  return header('qlik-confirm-delete') === clientId
    ? deleteClient(region, tenant, clientId)
    : refuse(
        'OAC-NOT-CONFIRMED',
        'The header qlik-confirm-delete must hold the id of the OAuth client to delete.',
      )
}

const CLIENTS = '/api/v1/oauth-clients'

/** All calls of /api/v1/oauth-clients, with their tiers as published. */
export const CLIENT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: CLIENTS,
    tier: 1,
    access: 'user',
    answer: ({ region, tenant, caller, search }) =>
      answered(listClients(region, tenant, caller.admin, search), (body) => ({ status: 200, body })),
  },
  {
    method: 'POST',
    path: CLIENTS,
    tier: 2,
    access: 'admin',
    body: 'json',
    answer: ({ region, tenant, caller, body }) =>
      answered(createClient(region, tenant, caller.userId, body), ({ client, secret }) => ({
        status: 201,
        body: createdView(client, secret),
      })),
  },
  {
    method: 'GET',
    path: `${CLIENTS}/:id`,
    tier: 1,
    access: 'user',
    answer: ({ region, tenant, caller, param }) =>
      answered(findClient(region, tenant, param('id')), ({ client }) => ({
        status: 200,
        body: caller.admin ? adminView(client) : publicView(client),
      })),
  },
  {
    method: 'PATCH',
    path: `${CLIENTS}/:id`,
    tier: 2,
    access: 'admin',
    body: 'json',
    answer: ({ region, tenant, caller, param, body }) =>
      answered(patchClient(region, tenant, caller.userId, param('id'), body), ({ secret }) =>
        secret === undefined ? NO_CONTENT : { status: 202, body: { clientSecret: secret.value } },
      ),
  },
  {
    method: 'DELETE',
    path: `${CLIENTS}/:id`,
    tier: 2,
    access: 'admin',
    answer: (call) => answered(confirmedDelete(call), () => NO_CONTENT),
  },
  {
    method: 'POST',
    path: `${CLIENTS}/:id/actions/publish`,
    tier: 2,
    access: 'admin',
    answer: ({ region, tenant, param }) =>
      answered(publishClient(region, tenant, param('id')), (publishedAt) => ({
        status: 201,
        body: { publishedAt },
      })),
  },
  {
    method: 'POST',
    path: `${CLIENTS}/:id/client-secrets`,
    tier: 2,
    access: 'admin',
    answer: ({ region, tenant, caller, param }) => {
      const clientId = param('id')
      return answered(createSecret(region, tenant, caller.userId, clientId), (secret) => {
        const { value: clientSecret, hint, createdAt, createdBy } = secret
        return { status: 201, body: { clientId, clientSecret, hint, createdAt, createdBy } }
      })
    },
  },
  {
    method: 'DELETE',
    path: `${CLIENTS}/:id/client-secrets/:hint`,
    tier: 2,
    access: 'admin',
    answer: ({ region, tenant, param }) =>
      answered(deleteSecret(region, tenant, param('id'), param('hint')), () => NO_CONTENT),
  },
  {
    method: 'GET',
    path: `${CLIENTS}/:id/connection-configs/me`,
    tier: 1,
    access: 'admin',
    answer: ({ region, tenant, param }) =>
      answered(findClient(region, tenant, param('id')), (known) => ({
        status: 200,
        body: connectionView(known),
      })),
  },
  {
    method: 'PATCH',
    path: `${CLIENTS}/:id/connection-configs/me`,
    tier: 2,
    access: 'admin',
    body: 'json',
    answer: ({ region, tenant, param, body }) =>
      answered(patchConnectionConfig(region, tenant, param('id'), body), () => NO_CONTENT),
  },
  {
    method: 'DELETE',
    path: `${CLIENTS}/:id/connection-configs/me`,
    tier: 2,
    access: 'admin',
    answer: ({ region, tenant, param }) =>
      answered(deleteConnectionConfig(region, tenant, param('id')), () => NO_CONTENT),
  },
]
