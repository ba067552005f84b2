import { GRANT_TYPES, type ConsentMethod } from './vocabulary'

const MACHINE_TO_MACHINE: ReadonlySet<string> = new Set(GRANT_TYPES)

/** Whether a client with these grants gets tokens without a person who could consent. */
export function isMachineToMachine(grantTypes: readonly string[]): boolean {
  return grantTypes.some((grant) => MACHINE_TO_MACHINE.has(grant))
}

/**
 * The consent method of a client for which none was chosen.
 * Machine-to-machine clients must be trusted: there is nobody to ask.
 */
export function defaultConsentMethod(grantTypes: readonly string[]): ConsentMethod {
  return isMachineToMachine(grantTypes) ? 'trusted' : 'required'
}
