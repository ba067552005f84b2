import { configurationAddress } from '../review/plan/configuration-address'
import type { Problem } from './stack-run'

/**
 * Each warning once. Validation does not know instances yet: of what it says of `a.b`, and the plan of `a.b[0]`, only the
 * latter counts.
 */
export function saidOnce(warnings: readonly Problem[]): readonly Problem[] {
  const ofResources = new Set(
    warnings.flatMap((warning) => {
      const { address = '' } = warning
      const resource = configurationAddress(address)
      return resource === address ? [] : [keyOf(warning, resource)]
    }),
  )
  const distinct = new Map(warnings.map((warning) => [keyOf(warning, warning.address), warning]))
  return [...distinct].filter(([key]) => !ofResources.has(key)).map(([, warning]) => warning)
}

function keyOf({ summary, detail }: Problem, address: string | undefined): string {
  return JSON.stringify([summary, detail, address])
}
