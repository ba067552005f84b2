import * as fc from 'fast-check'
import type { FaultEffect } from '../../../../src/emulator'
import { client, KEYED, secret, WEB } from '../harness/blocks'
import type { Block, Configuration } from '../harness/configuration'

/** What somebody wants of one secret. */
export interface WantedSecret {
  readonly every?: number
  readonly overlap?: number
  readonly keepers?: string
}

/** A configuration: a client, and up to two secrets of it where it has any. */
export interface Wanted {
  readonly methods: 'secret' | 'both' | 'key'
  readonly keepInitial: boolean
  readonly one?: WantedSecret | undefined
  readonly two?: WantedSecret | undefined
}

/** One call of the provider fails, or all from that one on; or the provider is killed once the call had its effect. */
export interface Trouble {
  readonly call: number
  readonly lasting: boolean
  readonly effect: FaultEffect | 'kill'
}

export type Command =
  | { readonly do: 'want'; readonly wanted: Wanted }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'apply'; readonly trouble?: Trouble | undefined }
  | { readonly do: 'add in the console' }
  | { readonly do: 'delete in the console'; readonly which: number }

export const KEYS = ['one', 'two'] as const
export type Key = (typeof KEYS)[number]

const METHODS = {
  secret: ['client_secret'],
  both: ['client_secret', 'private_key_jwt'],
  key: ['private_key_jwt'],
} as const

export function configurationOf(wanted: Wanted): Configuration {
  const keys = secretsOf(wanted).map(([name, { every, overlap, keepers }]): [Key, Block] => [
    name,
    secret({
      ...(overlap !== undefined && {
        rotation: { overlap_days: overlap, ...(every !== undefined && { every_days: every }) },
      }),
      ...(keepers !== undefined && { keepers: { word: keepers } }),
    }),
  ])
  const app = client({
    ...WEB,
    public_keys: KEYED.public_keys,
    allowed_auth_methods: METHODS[wanted.methods],
    keep_initial_secret: wanted.keepInitial,
  })
  return { app, ...Object.fromEntries<Block>(keys) }
}

/** A client that does not use secrets can have none. */
export function secretsOf(wanted: Wanted): readonly (readonly [Key, WantedSecret])[] {
  if (wanted.methods === 'key') return []
  return KEYS.flatMap((name) => {
    const one = wanted[name]
    return one === undefined ? [] : [[name, one] as const]
  })
}

const wantedSecret: fc.Arbitrary<WantedSecret> = fc
  .record({
    rotation: fc.constantFrom(
      {},
      { every: 30, overlap: 7 },
      { every: 30, overlap: 29 },
      { every: 10, overlap: 0 },
      { every: 3, overlap: 1 },
      { overlap: 5 },
    ),
    keepers: fc.constantFrom({}, { keepers: 'a' }, { keepers: 'b' }),
  })
  .map(({ rotation, keepers }) => ({ ...rotation, ...keepers }))

export const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  methods: fc.oneof(
    { weight: 8, arbitrary: fc.constant('secret' as const) },
    { weight: 2, arbitrary: fc.constant('both' as const) },
    { weight: 1, arbitrary: fc.constant('key' as const) },
  ),
  keepInitial: fc.boolean(),
  one: fc.option(wantedSecret, { nil: undefined, freq: 6 }),
  two: fc.option(wantedSecret, { nil: undefined, freq: 1 }),
})

const effect: fc.Arbitrary<Trouble['effect']> = fc.constantFrom<Trouble['effect'][]>(
  'kill',
  'kill',
  'kill',
  { effect: 'status', status: 403 },
  { effect: 'status', status: 429 },
  { effect: 'status', status: 500 },
  { effect: 'status-after', status: 503 },
  { effect: 'drop-before' },
  { effect: 'drop-after' },
  { effect: 'truncate' },
  { effect: 'not-json' },
)

const trouble = fc.record({ call: fc.integer({ min: 1, max: 8 }), lasting: fc.boolean(), effect })

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('apply' as const),
      trouble: fc.option(trouble, { nil: undefined, freq: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.constantFrom(0.25, 1, 3, 7, 10, 30, 100),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('want' as const), wanted: anyWanted }) },
  { weight: 1, arbitrary: fc.constant({ do: 'add in the console' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('delete in the console' as const), which: fc.nat({ max: 4 }) }),
  },
)
