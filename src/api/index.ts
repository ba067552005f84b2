export { ApiError } from './api-error'
export { createQlikClient } from './create-qlik-client'
export { adviceFor } from './error-codes'
export { sameCredentials } from './same-credentials'
export { Secret } from './secret'
export { createSockets } from './sockets'

export type { CreateCandidate } from './api-error'
export type {
  ApiKeyCredentials,
  ClientSecretCredentials,
  Credentials,
  PrivateKeyCredentials,
} from './credentials'
export type { ApiErrorCode } from './error-codes'
export type {
  ClientSecretHint,
  ConnectionConfig,
  CreateOAuthClientRequest,
  Jwk,
  OAuthClient,
  OAuthClientChange,
  OAuthConfiguration,
} from './oauth-client'
export type {
  Call,
  Clock,
  CreatedClientSecret,
  CreatedOAuthClient,
  LogEntry,
  QlikClient,
  QlikClientOptions,
} from './qlik-client'
export type { Sockets } from './sockets'
export type { IssuedToken } from './token-request'
