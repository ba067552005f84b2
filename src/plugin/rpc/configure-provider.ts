import { CONFIGURE_PROVIDER } from '../tfplugin6/provider'
import { toDiagnostics } from '../to-proto/diagnostics'
import { decodeValues } from '../call/decode-values'
import { Refusal } from '../call/refusal'
import { rpc } from '../call/rpc'

export const configureProvider = rpc({
  name: 'ConfigureProvider',
  messages: CONFIGURE_PROVIDER,
  async answer({ terraformVersion, config }, call) {
    const decoded = decodeValues(call, call.server.schemas.provider, { config })
    if (decoded instanceof Refusal) return decoded
    const { diagnostics } = await call.server.configureProvider({ terraformVersion, ...decoded.values })
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})
