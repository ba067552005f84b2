/**
 * What a process has met of the secrets that the configuration manages, by client: enough to count, at plan, how many a
 * client will have.
 */
export interface SecretLedger {
  /** Notes a secret of the configuration. It may stay, or be destroyed in the same apply. */
  manage(clientId: string, hint: string): void
  isManaged(clientId: string, hint: string): boolean
  /** Notes that a new secret is planned; answers how many are planned and not made yet. */
  plan(clientId: string): number
  /** Notes that a planned one is being made: from now on the tenant shows it. */
  make(clientId: string): void
}

export function createSecretLedger(): SecretLedger {
  const managed = new Map<string, Set<string>>()
  const planned = new Map<string, number>()

  return {
    manage(clientId, hint) {
      const hints = managed.get(clientId) ?? new Set()
      managed.set(clientId, hints.add(hint))
    },
    isManaged: (clientId, hint) => managed.get(clientId)?.has(hint) === true,
    plan(clientId) {
      const count = (planned.get(clientId) ?? 0) + 1
      planned.set(clientId, count)
      return count
    },
    make(clientId) {
      planned.set(clientId, Math.max(0, (planned.get(clientId) ?? 0) - 1))
    },
  }
}
