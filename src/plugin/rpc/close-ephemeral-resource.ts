import { CLOSE_EPHEMERAL_RESOURCE } from '../tfplugin6/ephemeral-resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { rpc } from '../call/rpc'

export const closeEphemeralResource = rpc({
  name: 'CloseEphemeralResource',
  messages: CLOSE_EPHEMERAL_RESOURCE,
  async answer({ typeName, private: stored = NOTHING }, { server }) {
    const { diagnostics } = await server.closeEphemeralResource({ typeName, private: stored })
    return { diagnostics: toDiagnostics(diagnostics) }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})

const NOTHING = new Uint8Array(0)
