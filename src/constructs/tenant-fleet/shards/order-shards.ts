import type { FleetWave } from '../waves/fleet-wave'
import type { Shard } from './shard'

/** The stacks by wave, each of which cdktf deploys after all of the wave before. */
export function orderShards(shards: readonly Shard[], waves: readonly FleetWave[]): readonly Shard[] {
  const byWave = waves
    .map(({ name }) => shards.filter(({ wave }) => wave === name))
    .filter((inWave) => inWave.length > 0)
  for (const [index, inWave] of byWave.entries()) {
    for (const { stack } of inWave) {
      for (const before of byWave[index - 1] ?? []) stack.addDependency(before.stack)
    }
  }
  return byWave.flat()
}
