import type { Clock } from '../clock'

/** A dropped connection may be made anew within this time. */
const GRACE_MS = 1_000

const PARENT_CHECK_MS = 1_000

/**
 * Ends the process when nobody needs it any more, for nothing tells a plugin that its Terraform was killed: when the
 * last connection has been closed for a while, or when the parent is gone before it ever connected.
 */
export class Lifetime {
  private readonly clock: Clock
  private readonly end: () => void
  private open = 0

  constructor(clock: Clock, parentId: () => number, end: () => void) {
    this.clock = clock
    this.end = end
    const parent = parentId()
    // An orphan is given to another parent.
    clock.every(PARENT_CHECK_MS, () => {
      if (parentId() !== parent) end()
    })
  }

  /** To be called with each new connection; what it answers, when the connection is closed. */
  opened(): () => void {
    this.open += 1
    return () => {
      this.open -= 1
      this.clock.after(GRACE_MS, () => {
        if (this.open === 0) this.end()
      })
    }
  }
}
