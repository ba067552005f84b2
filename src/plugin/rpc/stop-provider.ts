import { STOP_PROVIDER } from '../tfplugin6/provider'
import { rpc } from '../call/rpc'

export const stopProvider = rpc({
  name: 'StopProvider',
  messages: STOP_PROVIDER,
  async answer(_request, { server }) {
    server.stop()
    return {}
  },
  refuse: (diagnostics) => ({ error: diagnostics.map(({ detail }) => detail).join(' ') }),
})
