import { VALIDATE_RESOURCE_CONFIG } from '../tfplugin6/resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { resourceSchema } from '../call/schema-of'

export const validateResourceConfig = rpc({
  name: 'ValidateResourceConfig',
  messages: VALIDATE_RESOURCE_CONFIG,
  async answer({ typeName, config, clientCapabilities }, call) {
    const decoded = decodeValues(call, resourceSchema(call, typeName), { config })
    if (decoded instanceof Refusal) return decoded
    const { diagnostics } = await call.server.validateResourceConfig({
      typeName,
      ...decoded.values,
      writeOnlyAllowed: clientCapabilities?.writeOnlyAttributesAllowed ?? false,
    })
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
