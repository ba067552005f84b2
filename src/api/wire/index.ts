export {
  readClientSecret,
  readConnectionConfig,
  readOAuthConfiguration,
  readPatched,
  readPublished,
} from './answers'
export { readFailure } from './failure'
export { readCreated, readOAuthClient, readPage } from './oauth-client'
export { consentBody, createBody, patchBody } from './requests'
export { readToken } from './token'

export type { Failure } from './failure'
export type { Page } from './oauth-client'
export type { Fit } from './read'
export type { Operation } from './requests'
export type { TokenAnswer } from './token'
