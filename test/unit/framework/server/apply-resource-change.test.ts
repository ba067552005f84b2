import {
  Decimal,
  errorDiagnostic,
  known,
  NULL,
  type Path,
  UNKNOWN,
  type Value,
  warningDiagnostic,
} from '../../../../src/framework'
import {
  apply,
  BYTES,
  configured,
  made,
  NO_BYTES,
  serverOf,
  STORED,
  type Widget,
  widget,
  type WidgetResource,
} from './fixture'
import { lift, type Plain } from './lift'

const PLANNED = { name: 'a', size: 1, color: UNKNOWN, id: UNKNOWN, revision: UNKNOWN }
const REFUSED = errorDiagnostic('Refused', 'The remote side refused. Try another name.')
const SLOW = warningDiagnostic('Slow', 'This took long.')

const creating = (create: WidgetResource['create']) => configured({ resource: { create } })
const updating = (update: WidgetResource['update']) => configured({ resource: { update } })
const toCreate = { prior: null, planned: PLANNED, config: { name: 'a' } } as const
const toUpdate = { prior: { ...STORED, name: 'z' }, planned: PLANNED, config: { name: 'a' } } as const
const toDelete = { prior: STORED, planned: null, config: null } as const

const bug = (problem: string, path?: Path) => ({
  severity: 'error',
  summary: 'Bug in this provider',
  detail: `In ApplyResourceChange of widget: ${problem} Your configuration is not the cause. Please report it at example.test.`,
  ...(path && { path }),
})

/** Known so far: the object exists, the rest is not yet known. */
const begun = (planned: Widget): Widget => ({ ...planned, id: known('w-1') })
const BEGUN = widget({ name: 'a', size: 1, id: 'w-1' })

describe('the result', () => {
  test('of a create is the new state, with the private data of the plan', async () => {
    const answer = await apply(await configured(), toCreate)

    expect(answer).toEqual({ newState: widget(STORED), private: BYTES, diagnostics: [] })
  })

  test('of a create may bring its own private data and warnings', async () => {
    const server = await creating(async ({ planned }) => ({
      state: made(planned),
      diagnostics: [SLOW],
      private: Uint8Array.of(9),
    }))

    expect(await apply(server, toCreate)).toEqual({
      newState: widget(STORED),
      private: Uint8Array.of(9),
      diagnostics: [SLOW],
    })
  })

  test('of an update is the new state', async () => {
    const seen: (Widget | undefined)[] = []
    const server = await updating(async ({ planned, prior }) => {
      seen.push(prior)
      return { state: made(planned), diagnostics: [] }
    })

    expect((await apply(server, toUpdate)).newState).toEqual(widget(STORED))
    expect(seen.map((prior) => prior?.name)).toEqual([known('z')])
  })

  test('of a delete is nothing', async () => {
    expect(await apply(await configured(), toDelete)).toEqual({
      newState: NULL,
      private: NO_BYTES,
      diagnostics: [],
    })
  })

  test('holds the configuration beside the plan, for write-only values', async () => {
    const seen: Value[] = []
    const server = await creating(async ({ config, planned }) => {
      seen.push(config.password, planned.password)
      return { state: made(planned), diagnostics: [] }
    })
    await apply(server, { ...toCreate, config: { name: 'a', password: 's3cret' } })

    expect(seen).toEqual([known('s3cret'), NULL])
  })
})

describe('after a failure the state', () => {
  const thrown = 'unexpected TypeError; its message is not shown because it could hold a secret.'

  test.each<{
    title: string
    create: WidgetResource['create']
    state: Value
    says: string
  }>([
    {
      title: 'is null when a create made nothing',
      create: async () => ({ state: undefined, diagnostics: [REFUSED] }),
      state: NULL,
      says: 'refused',
    },
    {
      title: 'is what a create returned beside its error, unknowns as null',
      create: async ({ planned }) => ({ state: begun(planned), diagnostics: [REFUSED] }),
      state: BEGUN,
      says: 'refused',
    },
    {
      title: 'is what a create recorded before its error',
      create: async ({ planned, record }) => {
        record(begun(planned))
        return { state: undefined, diagnostics: [REFUSED] }
      },
      state: BEGUN,
      says: 'refused',
    },
    {
      title: 'is what a create recorded before it threw',
      create: async ({ planned, record }) => {
        record(begun(planned))
        throw new TypeError('x is not a function')
      },
      state: BEGUN,
      says: thrown,
    },
    {
      title: 'is null when a create threw before it made anything',
      create: () => {
        throw new TypeError('x is not a function')
      },
      state: NULL,
      says: thrown,
    },
    {
      title: 'is what a create recorded when it then says nothing',
      create: async ({ planned, record }) => {
        record(begun(planned))
        return { state: undefined, diagnostics: [] }
      },
      state: BEGUN,
      says: '`color` is still unknown.',
    },
    {
      title: 'is null when a create says nothing at all',
      create: async () => ({ state: undefined, diagnostics: [] }),
      state: NULL,
      says: 'neither a state nor an error came back.',
    },
  ])('$title', async ({ create, state, says }) => {
    const answer = await apply(await creating(create), toCreate)

    expect(answer.newState).toEqual(state)
    expect(answer.diagnostics.map(({ severity, detail }) => ({ severity, detail }))).toContainEqual({
      severity: 'error',
      detail: expect.stringContaining(says) as string,
    })
  })

  test.each<{ title: string; update: WidgetResource['update']; state: Plain }>([
    {
      title: 'is the prior one when an update returned none',
      update: async () => ({ state: undefined, diagnostics: [REFUSED] }),
      state: toUpdate.prior,
    },
    {
      title: 'is the prior one when an update threw',
      update: () => Promise.reject(new Error('no')),
      state: toUpdate.prior,
    },
    {
      title: 'is the last one that an update recorded',
      update: async ({ prior, record }) => {
        record({ ...prior, size: known(Decimal.of(2)) })
        record({ ...prior, size: known(Decimal.of(3)) })
        throw new Error('no')
      },
      state: { ...toUpdate.prior, size: 3 },
    },
    {
      title: 'is what an update returned beside its error, though it is not what was planned',
      update: async ({ prior }) => ({ state: prior, diagnostics: [REFUSED] }),
      state: toUpdate.prior,
    },
  ])('$title', async ({ update, state }) => {
    const answer = await apply(await updating(update), toUpdate)

    expect(answer.newState).toEqual(
      typeof state === 'object' ? widget(state as Readonly<Record<string, Plain>>) : state,
    )
    expect(answer.private).toEqual(BYTES)
    expect(answer.diagnostics).toHaveLength(1)
  })

  test.each<{ title: string; delete: WidgetResource['delete'] }>([
    { title: 'is the prior one when a delete was refused', delete: async () => [REFUSED] },
    { title: 'is the prior one when a delete threw', delete: () => Promise.reject(new Error('no')) },
  ])('$title', async ({ delete: remove }) => {
    const server = await configured({ resource: { delete: remove } })
    const answer = await apply(server, toDelete)

    expect(answer.newState).toEqual(widget(STORED))
    expect(answer.private).toEqual(BYTES)
    expect(answer.diagnostics).toHaveLength(1)
  })

  test('is the prior one when the provider is not configured', async () => {
    const answer = await apply(serverOf(), toUpdate)

    expect(answer.newState).toEqual(widget(toUpdate.prior))
    expect(answer.diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
  })
})

describe('a new state that breaks the promise of the plan', () => {
  test.each<{ title: string; change: Partial<Widget>; path: Path; problem: string }>([
    {
      title: 'by another value',
      change: { name: known('b') },
      path: ['name'],
      problem: '`name` is not what the plan said.',
    },
    {
      title: 'by a value where null was planned',
      change: { region: known('eu') },
      path: ['region'],
      problem: '`region` is not what the plan said.',
    },
    {
      title: 'by an unknown',
      change: { color: UNKNOWN },
      path: ['color'],
      problem: '`color` is still unknown.',
    },
    {
      title: 'by an unknown deep inside',
      change: { disks: known([known({ path: known('/a'), handle: UNKNOWN })]) },
      path: ['disks', 0, 'handle'],
      problem: '`disks[0].handle` is still unknown.',
    },
    {
      title: 'by another element of a list',
      change: { disks: known([known({ path: known('/b'), handle: known('h') })]) },
      path: ['disks', 0, 'path'],
      problem: '`disks[0].path` is not what the plan said.',
    },
    {
      title: 'by another number of elements',
      change: { disks: known([]) },
      path: ['disks'],
      problem: '`disks` is not what the plan said.',
    },
    {
      title: 'by another key of a map',
      change: { zones: known({ y: known({ host: NULL, handle: NULL }) }) },
      path: ['zones', { key: 'x' }],
      problem: '`zones["x"]` is not what the plan said.',
    },
    {
      title: 'by an element of a set that fits none',
      change: {
        ports: known([known({ number: known(Decimal.of(81)), protocol: known('tcp'), handle: NULL })]),
      },
      path: ['ports'],
      problem: '`ports` is not what the plan said.',
    },
    {
      title: 'by a write-only value',
      change: { password: known('s3cret') },
      path: ['password'],
      problem: '`password` is write-only, but was given a value to store.',
    },
  ])('$title is a bug, and the object is kept', async ({ change, path, problem }) => {
    const nested = {
      disks: [{ path: '/a', handle: UNKNOWN }],
      zones: { x: { host: null, handle: UNKNOWN } },
      ports: [{ number: 80, protocol: 'tcp', handle: UNKNOWN }],
    }
    const kept: Partial<Widget> = {
      disks: known([known({ path: known('/a'), handle: known('h') })]),
      zones: known({ x: known({ host: NULL, handle: known('h') }) }),
      ports: known([known({ number: known(Decimal.of(80)), protocol: known('tcp'), handle: known('h') })]),
    }
    const server = await creating(async ({ planned }) => ({
      state: { ...made(planned), ...kept, ...change },
      diagnostics: [],
    }))
    const answer = await apply(server, {
      prior: null,
      planned: { ...PLANNED, ...nested },
      config: { name: 'a' },
    })

    expect(answer.diagnostics[0]).toEqual(bug(problem, path))
    expect(answer.newState).toMatchObject({ kind: 'known', value: { id: known('w-1'), password: NULL } })
    expect(JSON.stringify(answer)).not.toContain('s3cret')
  })

  const port = (number: number, handle: Plain) => ({ number, protocol: 'tcp', handle })

  test.each<{ title: string; planned: Plain; actual: Plain }>([
    { title: 'larger', planned: [port(80, UNKNOWN)], actual: [port(80, 'h'), port(80, 'i')] },
    {
      title: 'another one beside what was planned',
      planned: [port(80, UNKNOWN), port(80, 'h')],
      actual: [port(80, 'h'), port(81, 'h')],
    },
  ])('does not let a set become $title', async ({ planned, actual }) => {
    const server = await creating(async ({ planned }) => ({
      // Of the type of the attribute, as the cases show.
      state: { ...made(planned), ports: lift(actual) as Widget['ports'] },
      diagnostics: [],
    }))
    const answer = await apply(server, {
      prior: null,
      planned: { ...PLANNED, ports: planned },
      config: { name: 'a' },
    })

    expect(answer.diagnostics).toEqual([bug('`ports` is not what the plan said.', ['ports'])])
  })

  test.each<{ title: string; diagnostics: readonly (typeof REFUSED)[] }>([
    { title: 'also beside an error', diagnostics: [REFUSED] },
    { title: 'without one', diagnostics: [] },
  ])('is checked for its form and for secrets $title', async ({ diagnostics }) => {
    const server = await creating(async ({ planned }) => {
      const { region: _, ...incomplete } = { ...made(planned), password: known('s3cret'), extra: NULL }
      // Wrong on purpose, as a careless cast can be.
      return { state: incomplete as unknown as Widget, diagnostics }
    })
    const answer = await apply(server, toCreate)

    expect(answer.diagnostics).toEqual([
      ...diagnostics,
      bug('`region` has no value, not even null.', ['region']),
      bug('`password` is write-only, but was given a value to store.', ['password']),
      bug('`extra` is not in the schema.', ['extra']),
    ])
    expect(answer.newState).toEqual(widget(STORED))
  })

  test('lets set elements become equal, and fills unknown ones', async () => {
    const server = await creating(async ({ planned }) => ({
      state: {
        ...made(planned),
        ports: known([known({ number: known(Decimal.of(80)), protocol: known('tcp'), handle: known('h') })]),
      },
      diagnostics: [],
    }))
    const answer = await apply(server, {
      prior: null,
      planned: { ...PLANNED, ports: [port(80, UNKNOWN), port(80, 'h')] },
      config: { name: 'a' },
    })

    expect(answer.diagnostics).toEqual([])
  })
})
