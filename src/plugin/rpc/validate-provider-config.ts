import { VALIDATE_PROVIDER_CONFIG } from '../tfplugin6/provider'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'

export const validateProviderConfig = rpc({
  name: 'ValidateProviderConfig',
  messages: VALIDATE_PROVIDER_CONFIG,
  async answer({ config }, call) {
    const decoded = decodeValues(call, call.server.schemas.provider, { config })
    if (decoded instanceof Refusal) return decoded
    const { diagnostics } = await call.server.validateProviderConfig(decoded.values.config)
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
