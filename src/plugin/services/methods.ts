import type { RpcHost } from '../call/rpc'
import { RPCS } from '../call/rpcs'
import type { Method, Methods } from '../grpc/method'
import { shutdownMethod } from './controller'
import { CHECK_HEALTH } from './health'

/** Everything that a connection offers: the provider, and what go-plugin expects of any plugin. */
export function methodsOf(host: RpcHost, end: () => void): Methods {
  return new Map<string, Method>([
    ...RPCS.map(({ name, answer }): [string, Method] => [
      `/tfplugin6.Provider/${name}`,
      { kind: 'unary', answer: (request) => answer(request, host) },
    ]),
    ['/plugin.GRPCController/Shutdown', shutdownMethod(end)],
    // The plugin's own stdout and stderr, of which there is nothing: the log goes to the real stderr.
    ['/plugin.GRPCStdio/StreamStdio', { kind: 'held-open' }],
    // Further connections between host and plugin, which Terraform has no use for.
    ['/plugin.GRPCBroker/StartStream', { kind: 'held-open' }],
    ['/grpc.health.v1.Health/Check', CHECK_HEALTH],
  ])
}
