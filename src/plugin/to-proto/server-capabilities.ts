import type { Sent } from '../protobuf/message'
import type { SERVER_CAPABILITIES } from '../tfplugin6/provider'

export const CAPABILITIES: Sent<typeof SERVER_CAPABILITIES> = {
  /** A planned destroy is announced, so that it can be refused before anything happens. */
  planDestroy: true,
  /** No call depends on an earlier GetProviderSchema, which saves one in every process but the first. */
  getProviderSchemaOptional: true,
  moveResourceState: true,
}
