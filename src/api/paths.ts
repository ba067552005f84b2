import { ApiError } from './api-error'
import type { Request } from './api-error'
import type { Method } from './transport'

export const CLIENTS_PATH = '/api/v1/oauth-clients'

/** A request to a client or to something below it. */
export const toClient = <M extends Method>(
  method: M,
  clientId: string,
  below = '',
): Request & { readonly method: M } => ({
  method,
  path: `${CLIENTS_PATH}/${segment(method, clientId)}${below}`,
})

export const toSecrets = <M extends Method>(method: M, clientId: string): Request & { readonly method: M } =>
  toClient(method, clientId, '/client-secrets')

export const toSecret = <M extends Method>(
  method: M,
  clientId: string,
  hint: string,
): Request & { readonly method: M } => toClient(method, clientId, `/client-secrets/${segment(method, hint)}`)

export const toConnectionConfig = <M extends Method>(
  method: M,
  clientId: string,
): Request & { readonly method: M } => toClient(method, clientId, '/connection-configs/me')

/** An id as one segment of a path. Ids may be whole URLs; the three texts that would be another path are refused. */
function segment(method: string, id: string): string {
  if (id === '' || id === '.' || id === '..') {
    throw new ApiError(
      'QLIK_BAD_REQUEST',
      { method, path: CLIENTS_PATH },
      { message: `"${id}" is not an id` },
    )
  }
  return encodeURIComponent(id)
}
