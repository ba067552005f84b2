import { FAULT_EFFECTS, type Fault, type FaultEffect, type FaultMatch } from '../faults'
import { bad, good, isObject, typeName, type JsonObject, type Parsed } from '../validation/parsed'

const MEMBERS = ['tenant', 'method', 'path', 'call', 'effect', 'status', 'retryAfterSeconds', 'delayMs']

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

const isEffect = (value: unknown): value is Fault['effect'] =>
  typeof value === 'string' && Object.hasOwn(FAULT_EFFECTS, value)

/** Reads a fault that came as JSON from another process. */
export function parseFault(body: unknown): Parsed<Fault> {
  if (!isObject(body)) return bad(`must be an object, not ${typeName(body)}`)
  const unknown = Object.keys(body).filter((name) => !MEMBERS.includes(name))
  if (unknown.length > 0) return bad(`has unknown members: ${unknown.join(', ')}`)
  const match = parseMatch(body)
  if (!match.ok) return match
  const effect = parseEffect(body)
  return effect.ok ? good({ ...match.value, ...effect.value }) : effect
}

function parseMatch(body: JsonObject): Parsed<FaultMatch> {
  const { tenant, method, path, call } = body
  for (const [name, value] of Object.entries({ tenant, method, path })) {
    if (value !== undefined && typeof value !== 'string') return bad(`must have a string as ${name}`)
  }
  const calls = parseCall(call)
  if (!calls.ok) return calls
  return good({
    ...(typeof tenant === 'string' ? { tenant } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    ...(typeof path === 'string' ? { path } : {}),
    ...(calls.value === undefined ? {} : { call: calls.value }),
  })
}

function parseCall(call: unknown): Parsed<FaultMatch['call']> {
  if (call === undefined || isCount(call)) return good(call)
  if (!isObject(call)) return bad('must have a number or {from, to} as call')
  const { from, to } = call
  if (!isCount(from)) return bad('must have a number as call.from')
  if (to === undefined) return good({ from })
  return isCount(to) ? good({ from, to }) : bad('must have a number as call.to')
}

function parseEffect({ effect, status, retryAfterSeconds, delayMs }: JsonObject): Parsed<FaultEffect> {
  if (!isEffect(effect)) return bad(`must have one of ${Object.keys(FAULT_EFFECTS).join(', ')} as effect`)
  switch (effect) {
    case 'status':
    case 'status-after':
      if (!isCount(status) || status < 200 || status > 599)
        return bad('must have a number from 200 to 599 as status')
      if (retryAfterSeconds === undefined) return good({ effect, status })
      return isCount(retryAfterSeconds)
        ? good({ effect, status, retryAfterSeconds })
        : bad('must have a number as retryAfterSeconds')
    case 'delay':
      return isCount(delayMs) ? good({ effect, delayMs }) : bad('must have a number as delayMs')
    default:
      return good({ effect })
  }
}
