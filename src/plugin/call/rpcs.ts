import { applyResourceChange } from '../rpc/apply-resource-change'
import { callFunction } from '../rpc/call-function'
import { closeEphemeralResource } from '../rpc/close-ephemeral-resource'
import { configureProvider } from '../rpc/configure-provider'
import { getFunctions } from '../rpc/get-functions'
import { getMetadata } from '../rpc/get-metadata'
import { getProviderSchema } from '../rpc/get-provider-schema'
import { importResourceState } from '../rpc/import-resource-state'
import { moveResourceState } from '../rpc/move-resource-state'
import { openEphemeralResource } from '../rpc/open-ephemeral-resource'
import { planResourceChange } from '../rpc/plan-resource-change'
import { readDataSource } from '../rpc/read-data-source'
import { readResource } from '../rpc/read-resource'
import { renewEphemeralResource } from '../rpc/renew-ephemeral-resource'
import { stopProvider } from '../rpc/stop-provider'
import { upgradeResourceState } from '../rpc/upgrade-resource-state'
import { validateDataResourceConfig } from '../rpc/validate-data-resource-config'
import { validateEphemeralResourceConfig } from '../rpc/validate-ephemeral-resource-config'
import { validateProviderConfig } from '../rpc/validate-provider-config'
import { validateResourceConfig } from '../rpc/validate-resource-config'
import type { Rpc } from './rpc'

/** All of `tfplugin6.Provider` in protocol 6.8; what later versions add is answered with UNIMPLEMENTED. */
export const RPCS: readonly Rpc[] = [
  getMetadata,
  getProviderSchema,
  validateProviderConfig,
  configureProvider,
  stopProvider,
  validateResourceConfig,
  upgradeResourceState,
  readResource,
  planResourceChange,
  applyResourceChange,
  importResourceState,
  moveResourceState,
  validateDataResourceConfig,
  readDataSource,
  validateEphemeralResourceConfig,
  openEphemeralResource,
  renewEphemeralResource,
  closeEphemeralResource,
  getFunctions,
  callFunction,
]
