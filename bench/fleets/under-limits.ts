import { setTimeout as sleepFor } from 'node:timers/promises'
import { createQlikClient, Secret, type Clock, type QlikClient } from '../../src/api'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'

/** Clients that are created in one tenant, with 100 writes a minute. */
export const CREATED = 200

export interface UnderLimits {
  /** How many of the clients were made. */
  readonly created: number
  /** Refusals (429) that our calls met. */
  readonly refused: number
  /** The time it took, in seconds of the tenant's clock. */
  readonly tookSeconds: number
  /** The shortest time in which the limits let so many writes through, ours and the neighbour's. */
  readonly boundSeconds: number
}

const PER_MINUTE = 100
const MINUTE_MS = 60_000
/** How much faster than ours the tenant's time passes. */
const SPEED = 20
/** Terraform's default parallelism. */
const AT_ONCE = 10
const UNSTOPPED = { signal: new AbortController().signal }

/** @param neighbour whether somebody else logs in as the same client and takes half of its calls, of which ours know nothing. */
export async function createUnderLimits(neighbour: boolean): Promise<UnderLimits> {
  const startedMs = Date.now()
  const now = (): number => startedMs + (Date.now() - startedMs) * SPEED
  const clock: Clock = {
    now,
    sleep: async (ms, signal) => {
      await sleepFor(ms / SPEED, undefined, { signal })
    },
  }
  const emulator = await startEmulator({ now: () => new Date(now()), maxClients: 1000 })
  const ours = connect(emulator, clock, 1)
  const theirs = connect(emulator, clock, 0.5)
  const end = new AbortController()
  try {
    const taking = neighbour ? inParallel(() => takeTokens(theirs.client, end.signal)) : Promise.resolve()
    const begunMs = now()
    let next = 0
    let created = 0
    await inParallel(async () => {
      for (let number = next++; number < CREATED; number = next++) {
        await createOne(ours.client, number)
        created += 1
      }
    })
    const tookMs = now() - begunMs
    end.abort()
    await taking
    const writes = ours.accepted() + theirs.accepted()
    return {
      created,
      refused: ours.refused(),
      tookSeconds: tookMs / 1000,
      boundSeconds: (Math.floor((writes - 1) / PER_MINUTE) * MINUTE_MS) / 1000,
    }
  } finally {
    await Promise.all([ours.client.close(), theirs.client.close()])
    await emulator.stop()
  }
}

interface Caller {
  readonly client: QlikClient
  readonly accepted: () => number
  readonly refused: () => number
}

function connect(emulator: Emulator, clock: Clock, quotaShare: number): Caller {
  const { url, clientId, clientSecret } = accessOf(emulator, 'acme')
  let [accepted, refused] = [0, 0]
  const client = createQlikClient({
    origin: url,
    credentials: { kind: 'client-secret', clientId, clientSecret: Secret.of(clientSecret) },
    clock,
    quotaShare,
    log: ({ fields: { status, method } }) => {
      if (status === 429) refused += 1
      else if (status !== undefined && method !== 'GET') accepted += 1
    },
  })
  return { client, accepted: () => accepted, refused: () => refused }
}

async function inParallel(work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function createOne(client: QlikClient, number: number): Promise<void> {
  await client.createOAuthClient(
    {
      appType: 'native',
      clientName: `Reader ${String(number)}`,
      redirectUris: ['exampleapp://callback'],
      allowedScopes: ['user_default'],
    },
    UNSTOPPED,
  )
}

/** One token after the other, until it is over. */
async function takeTokens(client: QlikClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await client.issueToken([], { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
}
