import type { Method } from '../grpc/method'

/** go-plugin's end of a plugin. The host waits two seconds for the process to end, and then kills it. */
export function shutdownMethod(end: () => void): Method {
  return {
    kind: 'unary',
    async answer() {
      end()
      return new Uint8Array(0)
    },
  }
}
