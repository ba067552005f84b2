/** The connections to one tenant, as far as their number goes. */
export interface Pool {
  /** Closes them; only called while none is in use. They may be opened again. */
  readonly close: () => void
}

/** Connections of a whole process, whatever the number of its tenants. */
export interface Sockets {
  /** Waits until one more request to this tenant may have a connection; the result gives it back. */
  enter(pool: Pool): Promise<() => void>
  /** The pool is closed: none of its connections counts any more. */
  forget(pool: Pool): void
}

/** Terraform's default parallelism is 10. */
export const MAX_SOCKETS_PER_TENANT = 16
/** A fleet is planned tenant by tenant, more or less; a few tenants' connections are enough to keep. */
export const MAX_SOCKETS = 64

interface Held {
  /** How many there may be: as many as were in use at once. */
  open: number
  busy: number
}

/**
 * Bounds the open connections of all tenants together. When there is no room for another one, the tenant that has been
 * idle for longest loses its own; when none is idle, requests wait for their turn.
 */
export function createSockets(max = MAX_SOCKETS, maxPerTenant = MAX_SOCKETS_PER_TENANT): Sockets {
  /** The pool that was used last comes last. */
  const held = new Map<Pool, Held>()
  const waiting = new Set<{ readonly pool: Pool; readonly go: (own: Held) => void }>()

  const openInAll = (): number => [...held.values()].reduce((sum, { open }) => sum + open, 0)

  function take(pool: Pool): Held | undefined {
    const own = held.get(pool) ?? { open: 0, busy: 0 }
    if (own.busy === own.open) {
      if (own.open === maxPerTenant || !makeRoom()) return undefined
      own.open += 1
    }
    own.busy += 1
    held.delete(pool)
    held.set(pool, own)
    return own
  }

  function makeRoom(): boolean {
    while (openInAll() >= max) {
      const idle = [...held].find(([, { busy }]) => busy === 0)?.[0]
      if (idle === undefined) return false
      held.delete(idle)
      idle.close()
    }
    return true
  }

  /** In the order of arrival, save that a tenant at its own bound keeps nobody else waiting. */
  function letIn(): void {
    for (const one of [...waiting]) {
      const own = take(one.pool)
      if (own === undefined) continue
      waiting.delete(one)
      one.go(own)
    }
  }

  return {
    enter: (pool) =>
      new Promise((resolve) => {
        const go = (own: Held): void => {
          resolve(() => {
            own.busy -= 1
            letIn()
          })
        }
        waiting.add({ pool, go })
        letIn()
      }),
    forget: (pool) => {
      held.delete(pool)
      letIn()
    },
  }
}
