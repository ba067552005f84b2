import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { IncomingMessage, ServerResponse } from 'node:http'
import { refusalAnswer } from './api/answer'
import { deliver, type Exchange } from './api/delivery'
import { tenantApp, type Wiring } from './api/tenant-app'
import { controlApp, type ControlWiring } from './console/control-app'
import { refuse } from './outcome'

/** The name in a Host header (RFC 9110 section 7.2), without the port and in lower case. */
export const hostName = (host: string | undefined): string => (host ?? '').toLowerCase().replace(/:\d*$/, '')

const CONTROL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

const TENANT_HOST = /^([^.]+)\.localhost$/

type RequestListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** Sends each request by its Host header: to a tenant, to the control endpoint, or away. */
export function listener(wiring: Wiring, control: ControlWiring): RequestListener {
  const tenants = tenantApp(wiring)
  const controls = controlApp(control)
  const urls = [...wiring.region.tenants.values()].map(({ url }) => url).join(', ')

  const listen = getRequestListener(
    (request, { incoming, outgoing }) => {
      // The server speaks HTTP/1 only, so this always holds; the library's types also allow HTTP/2.
      if (!(incoming instanceof IncomingMessage) || !(outgoing instanceof ServerResponse)) return undefined
      const exchange: Exchange = { incoming, outgoing }
      const host = hostName(incoming.headers.host)
      if (CONTROL_HOSTS.has(host)) return controls.fetch(request, exchange)
      const tenant = wiring.region.tenants.get(TENANT_HOST.exec(host)?.[1] ?? '')
      if (tenant !== undefined) return tenants.fetch(request, { ...exchange, tenant })
      const refusal = refuse(
        'HTTP-404',
        `There is no tenant at host ${JSON.stringify(host)}; there are ${urls}.`,
      )
      deliver(exchange, refusalAnswer(refusal, wiring.region.identifiers.id()))
      return RESPONSE_ALREADY_SENT
    },
    // The library's faster Request and Response would replace those of the whole process, which is a test's.
    { overrideGlobalObjects: false },
  )
  return (incoming, outgoing) => void listen(incoming, outgoing)
}
