import { contentOf, known } from '../../../framework'
import type { OAuthClientModel } from './schema'

/**
 * The client with its methods spelled out: a web client that names none has the default of Qlik Cloud. A configuration may
 * say so by an empty set, and a plan has to repeat that; whoever compares or sends methods asks here.
 */
export function withAuthMethods(model: OAuthClientModel): OAuthClientModel {
  const isDefault = contentOf(model.app_type) === 'web' && contentOf(model.allowed_auth_methods)?.length === 0
  return isDefault ? { ...model, allowed_auth_methods: DEFAULT_METHODS } : model
}

export const DEFAULT_METHOD = 'client_secret'
export const DEFAULT_METHODS = known([known(DEFAULT_METHOD)])
