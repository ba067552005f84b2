import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Answer } from '../api/answer'
import { deliver, type Exchange } from '../api/delivery'
import type { Faults } from '../faults'
import { mediaType } from '../oauth/token-request'
import type { Clock } from '../region/clock'
import { CONTROL_ROUTES, ControlError } from './control-routes'
import { ConsoleError, type EmulatedTenant } from './emulated-tenant'

export interface ControlWiring {
  readonly consoles: ReadonlyMap<string, EmulatedTenant>
  /** What `Emulator.tenants` holds. */
  readonly access: object
  readonly port: number
  readonly faults: Faults
  readonly clock: Clock
}

type ControlEnv = { Bindings: Exchange }

const failure = (status: number, message: string): Answer => ({ status, body: { error: message } })

/**
 * The same abilities for other processes, over HTTP at `http://localhost:PORT/_emulator`. Web pages are kept out: a page
 * that has rebound its name to this machine has another Host header and never gets here, a page elsewhere sends an Origin,
 * and a form cannot send JSON.
 */
export function controlApp(wiring: ControlWiring): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>()
  app.use(async (c, next) => {
    const { method } = c.req
    const isJson = method === 'GET' || mediaType(c.req.header('content-type')) === 'application/json'
    const problem =
      c.req.header('origin') !== undefined
        ? failure(403, 'Web pages cannot use this endpoint.')
        : isJson
          ? undefined
          : failure(415, 'The Content-Type must be application/json.')
    if (problem === undefined) return next()
    deliver(c.env, problem)
    return RESPONSE_ALREADY_SENT
  })
  for (const route of CONTROL_ROUTES) {
    app.on(route.method, `/_emulator${route.path}`, async (c) => {
      const param = (name: string): string => c.req.param(name) ?? ''
      deliver(c.env, await answer(wiring, route, param, await c.req.text()))
      return RESPONSE_ALREADY_SENT
    })
  }
  app.notFound((c) => {
    deliver(c.env, failure(404, 'There is no such call; GET /_emulator lists them.'))
    return RESPONSE_ALREADY_SENT
  })
  return app
}

async function answer(
  wiring: ControlWiring,
  route: (typeof CONTROL_ROUTES)[number],
  param: (name: string) => string,
  text: string,
): Promise<Answer> {
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text)
    const result = await route.run({ ...wiring, param, body })
    return result === undefined ? { status: 204 } : { status: 200, body: result }
  } catch (error) {
    if (error instanceof ControlError) return failure(error.status, error.message)
    if (error instanceof ConsoleError) return failure(400, error.message)
    if (error instanceof SyntaxError) return failure(400, 'The body is not JSON.')
    throw error
  }
}
