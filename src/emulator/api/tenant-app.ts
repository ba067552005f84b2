import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import type { FaultBook } from '../faults'
import { mediaType } from '../oauth/token-request'
import { done, refuse, type Outcome } from '../outcome'
import type { Region } from '../region/region'
import type { LoggedRequest } from '../region/request-log'
import type { Tenant } from '../region/tenant'
import type { Sleep } from '../sleep'
import { refusalAnswer, type Answer } from './answer'
import type { Route } from './call'
import { allowed, bearer, unknownCaller } from './caller'
import { CLIENT_ROUTES } from './client-routes'
import { deliver, type Exchange } from './delivery'
import { OAUTH_ROUTES } from './oauth-routes'
import { playAfter, playBefore } from './play-faults'

/** What the server passes in beside the request. */
export type TenantBindings = Exchange & { readonly tenant: Tenant }
type TenantEnv = { Bindings: TenantBindings }
type TenantContext = Context<TenantEnv>

export interface Wiring {
  readonly region: Region
  readonly faults: FaultBook
  readonly sleep: Sleep
  readonly latencyMs: number
}

/** The HTTP interface of the region's tenants. */
export function tenantApp(wiring: Wiring): Hono<TenantEnv> {
  const app = new Hono<TenantEnv>()
  for (const route of [...CLIENT_ROUTES, ...OAUTH_ROUTES]) {
    app.on(route.method, route.path, (c) => exchange(wiring, c, () => serve(wiring.region, route, c)))
  }
  app.notFound((c) => exchange(wiring, c, async () => refuse('HTTP-404', 'There is no such resource.')))
  return app
}

/** One request from its arrival to what the caller sees of it: faults around, the log behind. */
async function exchange(
  { region, faults, sleep, latencyMs }: Wiring,
  c: TenantContext,
  respond: () => Promise<Outcome<Answer>>,
): Promise<Response> {
  const { tenant } = c.env
  const { pathname: path, search: query } = new URL(c.req.url)
  const { method } = c.req
  const log = (status: LoggedRequest['status']): Response => {
    tenant.requests.add({ method, path, query, status, at: region.clock.now().toISOString() })
    return RESPONSE_ALREADY_SENT
  }
  // RFC 9110 section 6.6.1: the time at which the answer was made, which is the region's own.
  c.env.outgoing.setHeader('date', region.clock.now().toUTCString())
  const effects = faults.take(tenant.name, method, path)
  const traceId = region.identifiers.id()
  const delayMs = effects.reduce(
    (sum, fault) => sum + (fault.effect === 'delay' ? fault.delayMs : 0),
    latencyMs,
  )
  if (delayMs > 0) await sleep(delayMs)

  const before = playBefore(effects, c.env, traceId)
  if (before !== undefined) return log(before)

  const outcome = await carryOut(respond)
  const answer = outcome.ok ? outcome.value : refusalAnswer(outcome, traceId)
  const after = playAfter(effects, c.env, answer, traceId)
  if (after !== undefined) return log(after)
  deliver(c.env, answer)
  return log(answer.status)
}

/** A bug of the emulator must look like one, and must not hang the caller. */
async function carryOut(respond: () => Promise<Outcome<Answer>>): Promise<Outcome<Answer>> {
  try {
    return await respond()
  } catch (error) {
    return refuse(
      'HTTP-500',
      `Bug of the emulator: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Who, how often, whether they may, and then the operation itself. */
async function serve(region: Region, route: Route, c: TenantContext): Promise<Outcome<Answer>> {
  const { tenant } = c.env
  const header = (name: string): string | undefined => c.req.header(name)
  // To ask for the body that a GET does not have makes the library build all of its Request.
  const text = c.req.method === 'GET' ? '' : await c.req.text()

  const known =
    route.access === 'anyone'
      ? done(unknownCaller(header('content-type'), header('authorization'), text))
      : bearer(region, tenant, header('authorization'))
  if (!known.ok) return known
  const caller = known.value

  const waitSeconds = tenant.quota.take(route.tier, caller.subject)
  if (waitSeconds !== undefined) return done(tooMany(waitSeconds))
  const may = allowed(route, caller)
  if (!may.ok) return may
  const body = route.body === 'json' ? parseJson(header('content-type'), text) : done(text)
  if (!body.ok) return body
  return route.answer({
    region,
    tenant,
    caller,
    param: (name) => c.req.param(name) ?? '',
    search: new URL(c.req.url).search,
    header,
    body: body.value,
  })
}

/** The body of a 429 as Qlik's page on rate limits shows it: without status and trace id. */
const tooMany = (waitSeconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(waitSeconds) },
  body: {
    errors: [
      {
        code: 'HTTP-429',
        title: 'API rate limit reached.',
        detail: `You need to wait ${waitSeconds} seconds before making another call.`,
      },
    ],
  },
})

function parseJson(contentType: string | undefined, text: string): Outcome<unknown> {
  if (mediaType(contentType) !== 'application/json') {
    return refuse('OAC-BAD-BODY', 'The Content-Type must be application/json.')
  }
  try {
    const value: unknown = JSON.parse(text)
    return done(value)
  } catch {
    return refuse('OAC-BAD-BODY', 'The body is not JSON.')
  }
}
