import { createBucket } from './bucket'
import type { Bucket } from './bucket'
import { CALLS_PER_MINUTE } from './call-tiers'
import type { Tier } from './call-tiers'
import type { Clock } from './qlik-client'

/** What one tenant lets us call in a minute. */
export interface Quota {
  bucket(tier: Tier): Bucket
  /** Fields for the log: what was called, and how long was waited. `undefined` when nothing was called. */
  summary(): Readonly<Record<string, number>> | undefined
}

/**
 * Terraform starts the provider up to four times a command. What an earlier process has called within the minute
 * is not known to a later one, which takes it to be this share of the budget.
 */
const EARLIER_SHARE = 0.05

/** @param share above 0, up to 1: how much of Qlik's limits is ours. */
export function createQuota(share: number, clock: Clock): Quota {
  const buckets = new Map<Tier, Bucket>()
  const open = (tier: Tier): Bucket => {
    const size = Math.max(1, Math.floor(CALLS_PER_MINUTE[tier] * share))
    return createBucket({ size, taken: Math.floor(size * EARLIER_SHARE), clock })
  }

  return {
    bucket(tier) {
      const bucket = buckets.get(tier) ?? open(tier)
      buckets.set(tier, bucket)
      return bucket
    },
    summary() {
      if (buckets.size === 0) return undefined
      const uses = [...buckets].map(([tier, bucket]) => ({ tier, ...bucket.use() }))
      const sum = (of: 'calls' | 'waits' | 'waitedMs'): number =>
        uses.reduce((total, use) => total + use[of], 0)
      return {
        calls: sum('calls'),
        waits: sum('waits'),
        waitedMs: sum('waitedMs'),
        ...Object.fromEntries(
          uses.map(({ tier, peak }) => [
            `tier${String(tier)}Percent`,
            Math.round((peak / CALLS_PER_MINUTE[tier]) * 100),
          ]),
        ),
      }
    },
  }
}
