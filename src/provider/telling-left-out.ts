import { known, NULL } from '../framework'
import type { Provider } from '../framework'
import type { Tenants } from './tenants'

/** The tenants that are left out, by their names; null for that of resources which name none. */
export interface LeftOutTenants {
  readonly left_out: readonly (string | null)[]
}

/**
 * Hands over which tenants are left out, for `qlikcloud drift`, which cannot know what the provider block says: what is
 * there stays as it is in the state, and looks as if it had been read.
 */
export function tellingLeftOut(
  provider: Provider<Tenants>,
  note: (tenants: LeftOutTenants) => void,
): Provider<Tenants> {
  return {
    ...provider,
    configure: async (config, context) => {
      const outcome = await provider.configure(config, context)
      if (outcome.configured === undefined) return outcome
      const { configured } = outcome
      const named = configured.names.filter((name) => configured.isExcluded(known(name)))
      const left_out = configured.isExcluded(NULL) ? [...named, null] : named
      if (left_out.length > 0) note({ left_out })
      return outcome
    },
  }
}
