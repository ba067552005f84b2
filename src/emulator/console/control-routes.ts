import { FAULT_EFFECTS } from '../faults'
import { isObject, type JsonObject } from '../validation/parsed'
import type { ControlWiring } from './control-app'
import type { EmulatedTenant } from './emulated-tenant'
import { parseFault } from './parse-fault'

/** A call of the control endpoint that makes no sense. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

interface ControlCall extends ControlWiring {
  readonly param: (name: string) => string
  readonly body: unknown
}

interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/_emulator`. */
  readonly path: string
  /** For the list of calls and the documentation. */
  readonly says: string
  /** What is answered as JSON; `undefined` for no content. */
  readonly run: (call: ControlCall) => unknown
}

function tenantOf({ consoles, param }: ControlCall): EmulatedTenant {
  const tenant = consoles.get(param('tenant'))
  if (tenant === undefined)
    throw new ControlError(404, `There is no such tenant; there are ${[...consoles.keys()].join(', ')}.`)
  return tenant
}

function bodyOf({ body }: ControlCall): JsonObject {
  if (!isObject(body)) throw new ControlError(400, 'The body must be a JSON object.')
  return body
}

function dateOf(call: ControlCall): Date {
  const { now } = bodyOf(call)
  const date = new Date(typeof now === 'string' ? now : '')
  if (Number.isNaN(date.getTime()))
    throw new ControlError(400, 'now must be a date and time, as in 2026-11-23T10:00:00Z.')
  return date
}

function secondsOf(call: ControlCall): number {
  const { seconds } = bodyOf(call)
  if (typeof seconds === 'number' && Number.isFinite(seconds)) return seconds
  throw new ControlError(400, 'seconds must be a number.')
}

const TENANT = '/tenants/:tenant'
const CLIENT = `${TENANT}/clients/:id`
const adminOf = (call: ControlCall): { readonly admin: boolean } => ({
  admin: bodyOf(call)['admin'] === true,
})

/** Every call of the control endpoint. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '',
    says: 'port, tenants with their credentials, and this list',
    run: ({ port, access }) => ({
      port,
      tenants: access,
      calls: CONTROL_ROUTES.map(({ method, path, says }) => ({ method, path: `/_emulator${path}`, says })),
    }),
  },
  {
    method: 'GET',
    path: TENANT,
    says: 'the clients and users of a tenant, without secrets',
    run: (call) => {
      const tenant = tenantOf(call)
      const { name, id, url } = tenant
      return { name, id, url, clients: tenant.clients(), users: tenant.users() }
    },
  },
  {
    method: 'GET',
    path: `${TENANT}/requests`,
    says: 'the requests that the tenant got',
    run: (call) => ({ requests: tenantOf(call).requests() }),
  },
  {
    method: 'DELETE',
    path: `${TENANT}/requests`,
    says: 'forgets the requests',
    run: (call) => {
      tenantOf(call).clearRequests()
    },
  },
  {
    method: 'POST',
    path: `${TENANT}/clients`,
    says: 'creates a client; fields as in the API',
    run: (call) => tenantOf(call).createClient(bodyOf(call)),
  },
  {
    method: 'PATCH',
    path: CLIENT,
    says: 'sets fields of a client, `null` clears one',
    run: (call) => {
      tenantOf(call).updateClient(call.param('id'), bodyOf(call))
    },
  },
  {
    method: 'DELETE',
    path: CLIENT,
    says: 'deletes a client',
    run: (call) => {
      tenantOf(call).deleteClient(call.param('id'))
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/client-secrets`,
    says: 'adds a secret',
    run: (call) => tenantOf(call).addSecret(call.param('id')),
  },
  {
    method: 'DELETE',
    path: `${CLIENT}/client-secrets/:hint`,
    says: 'removes a secret',
    run: (call) => {
      tenantOf(call).removeSecret(call.param('id'), call.param('hint'))
    },
  },
  {
    method: 'PUT',
    path: `${CLIENT}/consent`,
    says: '`{"consentMethod": "required" | "trusted"}`',
    run: (call) => {
      const { consentMethod } = bodyOf(call)
      if (consentMethod !== 'required' && consentMethod !== 'trusted') {
        throw new ControlError(400, 'consentMethod must be required or trusted.')
      }
      tenantOf(call).setConsent(call.param('id'), consentMethod)
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/publish`,
    says: 'publishes a client',
    run: (call) => {
      tenantOf(call).publish(call.param('id'))
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/disable`,
    says: 'disables a client; `{"reason"?}`',
    run: (call) => {
      const { reason } = bodyOf(call)
      tenantOf(call).disable(call.param('id'), typeof reason === 'string' ? reason : undefined)
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/enable`,
    says: 'enables a client',
    run: (call) => {
      tenantOf(call).enable(call.param('id'))
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/approve`,
    says: 'approves a client that another tenant published',
    run: (call) => {
      tenantOf(call).approve(call.param('id'))
    },
  },
  {
    method: 'POST',
    path: `${CLIENT}/disapprove`,
    says: 'takes the approval back',
    run: (call) => {
      tenantOf(call).disapprove(call.param('id'))
    },
  },
  {
    method: 'POST',
    path: `${TENANT}/tokens`,
    says: 'issues an access token of a user; `{"admin"?: true}`',
    run: async (call) => ({ token: await tenantOf(call).issueToken(adminOf(call)) }),
  },
  {
    method: 'DELETE',
    path: `${TENANT}/tokens`,
    says: 'revokes every token',
    run: (call) => {
      tenantOf(call).revokeTokens()
    },
  },
  {
    method: 'POST',
    path: `${TENANT}/api-keys`,
    says: 'makes an API key; `{"admin"?: true}`',
    run: (call) => ({ apiKey: tenantOf(call).addApiKey(adminOf(call)) }),
  },
  {
    method: 'DELETE',
    path: `${TENANT}/api-keys`,
    says: 'revokes every API key',
    run: (call) => {
      tenantOf(call).revokeApiKeys()
    },
  },
  {
    method: 'GET',
    path: '/faults',
    says: 'the kinds of faults, and those that have not happened yet',
    run: ({ faults }) => ({ effects: FAULT_EFFECTS, pending: faults.pending() }),
  },
  {
    method: 'POST',
    path: '/faults',
    says: 'prepares a fault',
    run: ({ faults, body }) => {
      const fault = parseFault(body)
      if (!fault.ok) throw new ControlError(400, `The fault ${fault.problem}.`)
      faults.add(fault.value)
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    says: 'removes every fault',
    run: ({ faults }) => {
      faults.clear()
    },
  },
  {
    method: 'GET',
    path: '/clock',
    says: 'the region’s time',
    run: ({ clock }) => ({ now: clock.now().toISOString() }),
  },
  {
    method: 'PUT',
    path: '/clock',
    says: '`{"now": "2026-11-23T10:00:00Z"}` sets it',
    run: (call) => {
      call.clock.set(dateOf(call))
    },
  },
  {
    method: 'POST',
    path: '/clock/advance',
    says: '`{"seconds": 60}` moves it',
    run: (call) => {
      call.clock.advance(secondsOf(call) * 1000)
    },
  },
]
