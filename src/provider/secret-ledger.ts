import type { ClientSecretHint } from '../api'

/**
 * What a process has met of a tenant's client secrets: those that the configuration manages, and those that a refresh
 * has shown. Enough to count, at plan, how many a client will have, and to see which ones nobody manages.
 */
export interface SecretLedger {
  /** Notes the secrets that a client has, as a refresh has shown them. Nothing is refreshed while a plan is applied. */
  show(clientId: string, secrets: readonly ClientSecretHint[]): void
  /** Undefined: this process has not refreshed the client or a secret of it. */
  shown(clientId: string): readonly ClientSecretHint[] | undefined
  /** Notes a secret of the configuration. It may stay, or be destroyed in the same apply. */
  manage(clientId: string, hint: string): void
  isManaged(clientId: string, hint: string): boolean
  /** Notes that the plan leaves a managed secret where it is. */
  keep(clientId: string, hint: string): void
  isKept(clientId: string, hint: string): boolean
  /** Notes that a new secret is planned. */
  plan(clientId: string): void
  /** Notes that a planned one is being made: from now on the tenant shows it. */
  make(clientId: string): void
  /** How many are planned and not made yet. */
  planned(clientId: string): number
  /** Notes that a warning has named a secret: another one has nothing to add. */
  tell(clientId: string, hint: string): void
  isTold(clientId: string, hint: string): boolean
  /** True for the first who asks: what has to be said of a client is said once. */
  first(clientId: string, topic: string): boolean
}

export function createSecretLedger(): SecretLedger {
  const shown = new Map<string, readonly ClientSecretHint[]>()
  const managed = new Set<string>()
  const kept = new Set<string>()
  const told = new Set<string>()
  const said = new Set<string>()
  const planned = new Map<string, number>()

  return {
    show: (clientId, secrets) => void shown.set(clientId, secrets),
    shown: (clientId) => shown.get(clientId),
    manage: (clientId, hint) => void managed.add(keyOf(clientId, hint)),
    isManaged: (clientId, hint) => managed.has(keyOf(clientId, hint)),
    keep: (clientId, hint) => void kept.add(keyOf(clientId, hint)),
    isKept: (clientId, hint) => kept.has(keyOf(clientId, hint)),
    plan: (clientId) => void planned.set(clientId, (planned.get(clientId) ?? 0) + 1),
    make: (clientId) => void planned.set(clientId, Math.max(0, (planned.get(clientId) ?? 0) - 1)),
    planned: (clientId) => planned.get(clientId) ?? 0,
    tell: (clientId, hint) => void told.add(keyOf(clientId, hint)),
    isTold: (clientId, hint) => told.has(keyOf(clientId, hint)),
    first(clientId, topic) {
      const key = keyOf(clientId, topic)
      const isFirst = !said.has(key)
      said.add(key)
      return isFirst
    },
  }
}

/** Ids of clients may be URLs; a hint has no blank. */
const keyOf = (clientId: string, hint: string): string => `${clientId} ${hint}`
