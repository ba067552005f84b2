import type { Fleet } from './fleet'

/** One machine's part: `index` from 1 to `count`. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** `2/5`; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index = '', count = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text.trim()) ?? []
  const shard = { index: Number(index), count: Number(count) }
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined
}

/**
 * Names of the stacks of a shard. Those of each wave are dealt out in turn, so that no shard has two more of a wave than
 * another, and stacks that are added at the end of a wave move no other.
 */
export function stacksOfShard(fleet: Fleet, { index, count }: Shard): ReadonlySet<string> {
  const dealt = fleet.waves.flatMap(({ stacks }) => stacks.filter((_, at) => at % count === index - 1))
  return new Set(dealt.map(({ name }) => name))
}
