import type { Violation } from '../../../../src/rules'
import type { OAuthClientSpec } from '../../../../src/rules'
import {
  ACCEPTED_BUT_USELESS,
  REFUSED_BY_STRICT_READING,
  type StrictReading,
} from '../../../../src/rules/examples/strict-readings'

/** The documented differences that have decided about some case. */
export const usedReadings = new Set<string>()

/** What the region must answer, given what the rules say of a client: their errors, save the documented differences. */
export function isRefused(found: readonly Violation[], spec: OAuthClientSpec): boolean {
  const concerned = (readings: readonly StrictReading[], { ruleId }: Violation): boolean => {
    const reading = readings.find(({ rule }) => rule === ruleId)
    if (reading === undefined || reading.concerns?.(spec) === false) return false
    usedReadings.add(ruleId)
    return true
  }
  return found.some((violation) =>
    violation.severity === 'error'
      ? !concerned(ACCEPTED_BUT_USELESS, violation)
      : concerned(REFUSED_BY_STRICT_READING, violation),
  )
}
