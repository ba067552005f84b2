import { VALIDATE_EPHEMERAL_RESOURCE_CONFIG } from '../tfplugin6/ephemeral-resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'
import { ephemeralResourceSchema } from '../call/schema-of'

export const validateEphemeralResourceConfig = rpc({
  name: 'ValidateEphemeralResourceConfig',
  messages: VALIDATE_EPHEMERAL_RESOURCE_CONFIG,
  async answer({ typeName, config }, call) {
    const decoded = decodeValues(call, ephemeralResourceSchema(call, typeName), { config })
    if (decoded instanceof Refusal) return decoded
    const { diagnostics } = await call.server.validateEphemeralResourceConfig({ typeName, ...decoded.values })
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
