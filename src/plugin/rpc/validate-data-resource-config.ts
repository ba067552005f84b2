import { VALIDATE_DATA_RESOURCE_CONFIG } from '../tfplugin6/data-source'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { dataSourceSchema } from '../call/schema-of'

export const validateDataResourceConfig = rpc({
  name: 'ValidateDataResourceConfig',
  messages: VALIDATE_DATA_RESOURCE_CONFIG,
  async answer({ typeName, config }, call) {
    const decoded = decodeValues(call, dataSourceSchema(call, typeName), { config })
    if (decoded instanceof Refusal) return decoded
    const { diagnostics } = await call.server.validateDataResourceConfig({ typeName, ...decoded.values })
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
