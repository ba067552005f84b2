import * as fc from 'fast-check'
import { startRegion, stopRegions } from './harness/region'
import { anyCommand, anyWanted, type Command, type Wanted } from './model/commands'
import { createWorld } from './model/world'
import type { Region } from './harness/region'

/** MODEL_RUNS=5000 MODEL_SEED=… runs it for longer, or once more. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 80)
// The gate plays the same sequences each time, so that it tells about a change and not about its luck.
const SEED = process.env['MODEL_SEED'] ?? '101'
const COMMANDS_MAX = 10

jest.setTimeout(60_000 + RUNS * 2_000)

let region: Region

beforeAll(async () => {
  region = await startRegion()
})
afterAll(stopRegions)

async function play(first: Wanted, commands: readonly Command[]): Promise<void> {
  const { acme, emulator } = region
  const bootstrap = emulator.tenants['acme']?.clientId
  for (const { clientId } of acme.clients()) if (clientId !== bootstrap) acme.deleteClient(clientId)
  emulator.faults.clear()
  acme.clearRequests()
  region.log.length = 0
  const terraform = region.terraform({ block: { tenant_url: acme.url, api_key: acme.addApiKey() } })
  const world = await createWorld(region, terraform, first)
  for (const command of commands) await world.run(command)
  await world.finish()
}

test('whatever happens, no secret is lost, none that is in use is deleted, and all comes out as configured', async () => {
  await fc.assert(
    fc.asyncProperty(anyWanted, fc.array(anyCommand, { maxLength: COMMANDS_MAX, size: 'max' }), play),
    { numRuns: RUNS, seed: Number(SEED) },
  )
})

const BASE = { methods: 'secret', keepInitial: false } as const

/** What failed once, as it was shrunk. */
const FAILED: readonly {
  readonly title: string
  readonly first: Wanted
  readonly commands: readonly Command[]
}[] = [
  {
    title: 'a provider killed after it has replaced a secret without overlap',
    first: { ...BASE, one: { every: 10, overlap: 0 } },
    commands: [
      { do: 'wait', days: 10 },
      ...[1, 2, 3, 4, 5, 6, 7].map(
        (call) => ({ do: 'apply', trouble: { call, lasting: false, effect: 'kill' } }) as const,
      ),
    ],
  },
  {
    title: 'a secret that came with client_secret among the methods, and could not be deleted',
    first: { ...BASE, methods: 'key' },
    commands: [
      { do: 'want', wanted: BASE },
      { do: 'apply', trouble: { call: 5, lasting: true, effect: { effect: 'drop-after' } } },
    ],
  },
  {
    title: 'a secret made by a killed apply, and asked for again only after a while without it',
    first: BASE,
    commands: [
      { do: 'want', wanted: { ...BASE, one: {} } },
      { do: 'apply', trouble: { call: 3, lasting: false, effect: 'kill' } },
      { do: 'want', wanted: BASE },
      { do: 'apply' },
      { do: 'want', wanted: { ...BASE, one: {} } },
    ],
  },
  {
    title: 'a secret made while the tenant answers nothing that can be read, and not asked for again',
    first: BASE,
    commands: [
      { do: 'want', wanted: { ...BASE, one: {} } },
      { do: 'apply', trouble: { call: 3, lasting: true, effect: { effect: 'not-json' } } },
      { do: 'want', wanted: BASE },
    ],
  },
  {
    title: 'a rotation while the tenant answers nothing that can be read, and the end of the resource',
    first: { ...BASE, one: { every: 10, overlap: 1 } },
    commands: [
      { do: 'wait', days: 10 },
      { do: 'apply', trouble: { call: 3, lasting: true, effect: { effect: 'not-json' } } },
      { do: 'want', wanted: BASE },
    ],
  },
  {
    title: 'a secret made by a killed apply, and not asked for again',
    first: BASE,
    commands: [
      { do: 'want', wanted: { ...BASE, one: {} } },
      { do: 'apply', trouble: { call: 3, lasting: false, effect: 'kill' } },
      { do: 'want', wanted: BASE },
    ],
  },
]

test.each(FAILED)('$title', ({ first, commands }) => play(first, commands))
