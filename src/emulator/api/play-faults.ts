import type { FaultEffect } from '../faults'
import type { LoggedRequest } from '../region/request-log'
import { faultAnswer, type Answer } from './answer'
import { cut, deliver, deliverHalf, deliverPage, type Exchange } from './delivery'

type Played = LoggedRequest['status'] | undefined

/** Plays the first fault that keeps the call from being carried out; undefined when there is none. */
export function playBefore(effects: readonly FaultEffect[], exchange: Exchange, traceId: string): Played {
  for (const fault of effects) {
    switch (fault.effect) {
      case 'status':
        deliver(exchange, faultAnswer(fault.status, traceId, fault.retryAfterSeconds))
        return fault.status
      case 'drop-before':
        cut(exchange)
        return 'dropped'
      case 'hang':
        return 'hung'
      default:
        break
    }
  }
  return undefined
}

/** Plays the first fault that spoils the answer to a call that was carried out; undefined when there is none. */
export function playAfter(
  effects: readonly FaultEffect[],
  exchange: Exchange,
  answer: Answer,
  traceId: string,
): Played {
  for (const fault of effects) {
    switch (fault.effect) {
      case 'status-after':
        deliver(exchange, faultAnswer(fault.status, traceId, fault.retryAfterSeconds))
        return fault.status
      case 'drop-after':
        cut(exchange)
        return 'dropped'
      case 'truncate':
        deliverHalf(exchange, answer)
        return 'dropped'
      case 'not-json':
        deliverPage(exchange)
        return 200
      default:
        break
    }
  }
  return undefined
}
