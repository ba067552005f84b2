import { RENEW_EPHEMERAL_RESOURCE } from '../tfplugin6/ephemeral-resource'
import { toDiagnostics } from '../to-proto/diagnostics'
import { toTimestamp } from '../to-proto/timestamp'
import { rpc } from '../call/rpc'

export const renewEphemeralResource = rpc({
  name: 'RenewEphemeralResource',
  messages: RENEW_EPHEMERAL_RESOURCE,
  async answer({ typeName, private: stored = NOTHING }, { server }) {
    const answer = await server.renewEphemeralResource({ typeName, private: stored })
    return {
      renewAt: toTimestamp(answer.renewAt),
      private: answer.private,
      diagnostics: toDiagnostics(answer.diagnostics),
    }
  },
  refuse: (diagnostics) => ({ diagnostics: toDiagnostics(diagnostics) }),
})

const NOTHING = new Uint8Array(0)
