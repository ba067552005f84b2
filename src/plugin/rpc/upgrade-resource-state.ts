import { fromRawState } from '../from-proto/raw-state'
import { UPGRADE_RESOURCE_STATE } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { encodeState } from '../call/encode-state'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const upgradeResourceState = rpc({
  name: 'UpgradeResourceState',
  messages: UPGRADE_RESOURCE_STATE,
  async answer({ typeName, version, rawState }, call) {
    const decoded = decodeValues(call, resourceSchema(call, typeName), {})
    if (decoded instanceof Refusal) return decoded
    const answer = await call.server.upgradeResourceState({
      typeName,
      version,
      rawState: fromRawState(rawState),
    })
    const upgradedState = encodeState(call, decoded.type, answer.upgradedState)
    return {
      upgradedState: upgradedState.message,
      diagnostics: toDiagnostics([...answer.diagnostics, ...upgradedState.diagnostics]),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
