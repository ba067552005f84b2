import { TENANT_SHARE, TIER_1_PER_MINUTE, TIER_2_PER_MINUTE } from '../limits'

export type Tier = 1 | 2

export interface QuotaLimits {
  readonly tier1PerMinute: number
  readonly tier2PerMinute: number
}

export const DEFAULT_QUOTA: QuotaLimits = {
  tier1PerMinute: TIER_1_PER_MINUTE,
  tier2PerMinute: TIER_2_PER_MINUTE,
}

export interface Quota {
  /** Counts one call; answers how many seconds to wait when there is no room for it, else undefined. */
  take(tier: Tier, userId: string): number | undefined
}

interface Window {
  readonly endsAt: number
  count: number
}

const MINUTE_MS = 60_000

/**
 * Windows of a minute that begin with the first call in them, by tier and user, and one by tier for the whole tenant.
 * A full window refuses every call of its tier until it ends.
 */
export function createQuota(limits: QuotaLimits | 'off', nowMs: () => number, users: () => number): Quota {
  if (limits === 'off') return { take: () => undefined }
  const windows = new Map<string, Window>()

  const open = (key: string): Window => {
    const now = nowMs()
    const current = windows.get(key)
    if (current !== undefined && now < current.endsAt) return current
    const fresh = { endsAt: now + MINUTE_MS, count: 0 }
    windows.set(key, fresh)
    return fresh
  }

  return {
    take(tier, userId) {
      const perUser = tier === 1 ? limits.tier1PerMinute : limits.tier2PerMinute
      const shared = Math.max(perUser, perUser * users() * TENANT_SHARE)
      const checks = [
        { window: open(`${tier} ${userId}`), limit: perUser },
        { window: open(`${tier}`), limit: shared },
      ]
      for (const { window, limit } of checks) {
        if (window.count >= limit) return Math.max(1, Math.ceil((window.endsAt - nowMs()) / 1000))
      }
      for (const { window } of checks) window.count += 1
      return undefined
    },
  }
}
