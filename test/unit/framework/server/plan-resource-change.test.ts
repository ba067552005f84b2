import {
  errorDiagnostic,
  known,
  NULL,
  type Path,
  UNKNOWN,
  type Value,
  warningDiagnostic,
} from '../../../../src/framework'
import {
  BYTES,
  configured,
  plan,
  serverOf,
  STORED,
  type Widget,
  widget,
  type WidgetResource,
} from './fixture'
import { lift, member, type Plain } from './lift'

type Given = { readonly [name: string]: Plain }

/** A resource whose plan changes the framework's. */
const planning = (change: (planned: Widget, prior: Widget | undefined) => Partial<Widget>) => ({
  resource: {
    plan: async ({ planned, prior }) => ({
      planned: { ...planned, ...change(planned, prior) },
      diagnostics: [],
    }),
  } satisfies Partial<WidgetResource>,
})

describe('a plan to create', () => {
  test.each<{ title: string; config: Given; attribute: string; planned: Plain }>([
    { title: 'takes what is configured', config: { name: 'a' }, attribute: 'name', planned: 'a' },
    { title: 'takes an unknown', config: { name: UNKNOWN }, attribute: 'name', planned: UNKNOWN },
    { title: 'leaves null what may be absent', config: { name: 'a' }, attribute: 'region', planned: null },
    { title: 'fills in a default', config: { name: 'a' }, attribute: 'size', planned: 1 },
    { title: 'prefers a value to the default', config: { size: 3 }, attribute: 'size', planned: 3 },
    {
      title: 'prefers an unknown to the default',
      config: { size: UNKNOWN },
      attribute: 'size',
      planned: UNKNOWN,
    },
    { title: 'does not know what is computed', config: { name: 'a' }, attribute: 'id', planned: UNKNOWN },
    { title: 'does not know what is computed when absent', config: {}, attribute: 'color', planned: UNKNOWN },
    {
      title: 'never holds a write-only value',
      config: { password: 's3cret' },
      attribute: 'password',
      planned: null,
    },
    {
      title: 'fills in defaults and computed values of a nested set',
      config: { ports: [{ number: 80, protocol: null, handle: null }] },
      attribute: 'ports',
      planned: [{ number: 80, protocol: 'tcp', handle: UNKNOWN }],
    },
    {
      title: 'fills in computed values of a nested list',
      config: { disks: [{ path: '/a', handle: null }] },
      attribute: 'disks',
      planned: [{ path: '/a', handle: UNKNOWN }],
    },
    {
      title: 'fills in computed values of a nested map',
      config: { zones: { constructor: { host: null, handle: null } } },
      attribute: 'zones',
      planned: { constructor: { host: null, handle: UNKNOWN } },
    },
    {
      title: 'fills in computed values of a nested object, and drops its write-only ones',
      config: { limits: { cpu: 2, class: null, token: 's3cret' } },
      attribute: 'limits',
      planned: { cpu: 2, class: UNKNOWN, token: null },
    },
    {
      title: 'keeps an unknown nested attribute',
      config: { ports: UNKNOWN },
      attribute: 'ports',
      planned: UNKNOWN,
    },
    {
      title: 'keeps an unknown element of a nested list',
      config: { disks: [UNKNOWN] },
      attribute: 'disks',
      planned: [UNKNOWN],
    },
  ])('$title', async ({ config, attribute, planned }) => {
    const answer = await plan(await configured(), { prior: null, config })

    expect(answer.diagnostics).toEqual([])
    expect(member(answer.plannedState, attribute)).toEqual(lift(planned))
    expect(answer.requiresReplace).toEqual([])
    expect(answer.plannedPrivate).toEqual(BYTES)
  })
})

describe('a plan to update', () => {
  test.each<{ title: string; prior: Given; config: Given; attribute: string; planned: Plain }>([
    {
      title: 'keeps computed values',
      prior: STORED,
      config: { name: 'b' },
      attribute: 'id',
      planned: 'w-1',
    },
    {
      title: 'does not know what each update changes',
      prior: STORED,
      config: { name: 'b' },
      attribute: 'revision',
      planned: UNKNOWN,
    },
    {
      title: 'keeps what each update changes when nothing else does',
      prior: STORED,
      config: { name: 'a' },
      attribute: 'revision',
      planned: 7,
    },
    {
      title: 'does not take a new write-only value for a change',
      prior: STORED,
      config: { name: 'a', password: 's3cret' },
      attribute: 'revision',
      planned: 7,
    },
    {
      title: 'returns to the default when the value is removed',
      prior: { ...STORED, size: 5 },
      config: { name: 'a' },
      attribute: 'size',
      planned: 1,
    },
    {
      title: 'keeps the last value when a computed one is removed',
      prior: { ...STORED, color: 'blue' },
      config: { name: 'a' },
      attribute: 'color',
      planned: 'blue',
    },
    {
      title: 'removes what may be absent',
      prior: { ...STORED, region: 'eu' },
      config: { name: 'a' },
      attribute: 'region',
      planned: null,
    },
    {
      title: 'keeps computed values of set elements with the same configured part',
      prior: {
        ...STORED,
        ports: [
          { number: 80, protocol: 'tcp', handle: 'h80' },
          { number: 81, protocol: 'udp', handle: 'h81' },
        ],
      },
      config: {
        name: 'a',
        ports: [
          { number: 81, protocol: 'udp', handle: null },
          { number: 90, protocol: null, handle: null },
          { number: 80, protocol: null, handle: null },
        ],
      },
      attribute: 'ports',
      planned: [
        { number: 81, protocol: 'udp', handle: 'h81' },
        { number: 90, protocol: 'tcp', handle: UNKNOWN },
        { number: 80, protocol: 'tcp', handle: 'h80' },
      ],
    },
    {
      title: 'does not lend computed values to a set element whose default does not hold',
      prior: { ...STORED, ports: [{ number: 80, protocol: 'udp', handle: 'h80' }] },
      config: { name: 'a', ports: [{ number: 80, protocol: null, handle: null }] },
      attribute: 'ports',
      planned: [{ number: 80, protocol: 'tcp', handle: UNKNOWN }],
    },
    {
      title: 'keeps a computed value though ignored changes put another into the configuration',
      prior: STORED,
      config: { name: 'a', id: 'other' },
      attribute: 'id',
      planned: 'w-1',
    },
    {
      title: 'lends the computed values of a list element once',
      prior: { ...STORED, disks: [{ path: '/a', handle: 'ha' }] },
      config: {
        name: 'a',
        disks: [
          { path: '/a', handle: null },
          { path: '/a', handle: null },
        ],
      },
      attribute: 'disks',
      planned: [
        { path: '/a', handle: 'ha' },
        { path: '/a', handle: UNKNOWN },
      ],
    },
    {
      title: 'follows list elements that moved',
      prior: {
        ...STORED,
        disks: [
          { path: '/a', handle: 'ha' },
          { path: '/b', handle: 'hb' },
        ],
      },
      config: { name: 'a', disks: [{ path: '/b', handle: null }] },
      attribute: 'disks',
      planned: [{ path: '/b', handle: 'hb' }],
    },
    {
      title: 'matches map elements by key',
      prior: { ...STORED, zones: { x: { host: 'x.test', handle: 'hx' } } },
      config: { name: 'a', zones: { x: { host: 'y.test', handle: null }, z: { host: null, handle: null } } },
      attribute: 'zones',
      planned: { x: { host: 'y.test', handle: 'hx' }, z: { host: null, handle: UNKNOWN } },
    },
    {
      title: 'keeps computed values of a nested object',
      prior: { ...STORED, limits: { cpu: 1, class: 'small', token: null } },
      config: { name: 'a', limits: { cpu: 2, class: null, token: null } },
      attribute: 'limits',
      planned: { cpu: 2, class: 'small', token: null },
    },
  ])('$title', async ({ prior, config, attribute, planned }) => {
    const answer = await plan(await configured(), { prior, config })

    expect(answer.diagnostics).toEqual([])
    expect(member(answer.plannedState, attribute)).toEqual(lift(planned))
  })

  test('answers the very state that came in when nothing changes, sets in any order', async () => {
    const prior = widget({
      ...STORED,
      labels: ['x', 'y'],
      ports: [
        { number: 80, protocol: 'tcp', handle: 'h80' },
        { number: 81, protocol: 'tcp', handle: 'h81' },
      ],
    })
    const config = widget({
      name: 'a',
      labels: ['y', 'x'],
      ports: [
        { number: 81, protocol: null, handle: null },
        { number: 80, protocol: 'tcp', handle: null },
      ],
    })
    const server = await configured(planning((planned) => ({ color: planned.color })))
    const answer = await server.planResourceChange({
      typeName: 'widget',
      priorState: prior,
      proposedNewState: config,
      config,
      priorPrivate: BYTES,
    })

    expect(answer.plannedState).toBe(prior)
    expect(answer.requiresReplace).toEqual([])
  })
})

describe('a replacement', () => {
  test.each<{ title: string; prior: Given; config: Given; paths: readonly Path[] }>([
    {
      title: 'follows from a change',
      prior: { region: 'eu' },
      config: { region: 'us' },
      paths: [['region']],
    },
    { title: 'follows from a removal', prior: { region: 'eu' }, config: {}, paths: [['region']] },
    {
      title: 'may follow from an unknown',
      prior: { region: 'eu' },
      config: { region: UNKNOWN },
      paths: [['region']],
    },
    {
      title: 'does not follow without a change',
      prior: { region: 'eu' },
      config: { region: 'eu' },
      paths: [],
    },
    {
      title: 'follows from a condition that holds',
      prior: { size: null },
      config: { size: 2 },
      paths: [['size']],
    },
    {
      title: 'does not follow from a condition that fails',
      prior: { size: 3 },
      config: { size: 2 },
      paths: [],
    },
    {
      title: 'follows from a nested change',
      prior: {
        disks: [
          { path: '/a', handle: 'h' },
          { path: '/b', handle: 'h' },
        ],
      },
      config: {
        disks: [
          { path: '/a', handle: null },
          { path: '/c', handle: null },
        ],
      },
      paths: [['disks', 1, 'path']],
    },
    {
      title: 'follows from a nested removal',
      prior: { disks: [{ path: '/a', handle: 'h' }] },
      config: { disks: null },
      paths: [['disks', 0, 'path']],
    },
  ])('$title', async ({ prior, config, paths }) => {
    const answer = await plan(await configured(), {
      prior: { ...STORED, ...prior },
      config: { name: 'a', ...config },
    })

    expect(answer.diagnostics).toEqual([])
    expect(answer.requiresReplace).toEqual(paths)
  })

  test('asked for by the resource counts where something changes, and once', async () => {
    const server = await configured({
      resource: {
        plan: async ({ planned }) => ({
          planned,
          diagnostics: [],
          requiresReplace: [['region'], ['color'], ['name'], ['zones', { key: 'x' }, 'host']],
        }),
      },
    })
    const answer = await plan(server, {
      prior: { ...STORED, region: 'eu', zones: { x: { host: 'a', handle: 'h' } } },
      config: { name: 'b', region: 'us', zones: { x: { host: 'b', handle: null } } },
    })

    expect(answer.requiresReplace).toEqual([['region'], ['name'], ['zones', { key: 'x' }, 'host']])
    expect(answer.diagnostics).toEqual([])
  })

  test('for an attribute that does not exist is a bug', async () => {
    const server = await configured({
      resource: {
        plan: async ({ planned }) => ({
          planned,
          diagnostics: [],
          requiresReplace: [['nmae'], ['disks', 4]],
        }),
      },
    })
    const { diagnostics } = await plan(server, { prior: STORED, config: { name: 'b' } })

    expect(diagnostics.map(({ path }) => path)).toEqual([['nmae'], ['disks', 4]])
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      summary: 'Bug in this provider',
      detail:
        'In PlanResourceChange of widget: `nmae` is named as a reason to replace, but does not exist. Your configuration is not the cause. Please report it at example.test.',
    })
  })

  test('is planned again as a create, in which nothing is replaced', async () => {
    const seen: (Widget | undefined)[] = []
    const server = await configured(planning((_, prior) => (seen.push(prior), {})))
    const answer = await plan(server, { prior: null, config: { name: 'a', region: 'us' } })

    expect(seen).toEqual([undefined])
    expect(answer.requiresReplace).toEqual([])
    expect(member(answer.plannedState, 'id')).toEqual(UNKNOWN)
  })
})

describe('a plan by the resource', () => {
  test.each<{
    title: string
    change: Partial<Widget>
    prior?: Given
    config?: Given
    attribute: string
    value: Value
  }>([
    { title: 'may fill in what is computed', change: { id: known('x') }, attribute: 'id', value: known('x') },
    { title: 'may decide what was left to it', change: { color: NULL }, attribute: 'color', value: NULL },
    { title: 'may overrule a default', change: { size: UNKNOWN }, attribute: 'size', value: UNKNOWN },
    {
      title: 'may fill in what is computed, whatever ignored changes put there',
      config: { name: 'a', id: 'other' },
      change: { id: known('x') },
      attribute: 'id',
      value: known('x'),
    },
    {
      title: 'may keep a prior value that means the same as the configured one',
      prior: { ...STORED, region: 'EU' },
      config: { name: 'a', region: 'eu' },
      change: { region: known('EU') },
      attribute: 'region',
      value: known('EU'),
    },
  ])('$title', async ({ change, prior = null, config = { name: 'a' }, attribute, value }) => {
    const answer = await plan(await configured(planning(() => change)), { prior, config })

    expect(answer.diagnostics).toEqual([])
    expect(member(answer.plannedState, attribute)).toEqual(value)
  })

  test.each<{ title: string; change: Partial<Widget>; path: Path; problem: string }>([
    {
      title: 'must not overrule the configuration',
      change: { name: known('b') },
      path: ['name'],
      problem: '`name` differs from the configuration.',
    },
    {
      title: 'must not forget what is configured',
      change: { name: UNKNOWN },
      path: ['name'],
      problem: '`name` differs from the configuration.',
    },
    {
      title: 'must not fill in what is only optional',
      change: { region: known('eu') },
      path: ['region'],
      problem: '`region` was given a value, though it is not configured and not computed.',
    },
    {
      title: 'must not hold a write-only value',
      change: { password: known('s3cret') },
      path: ['password'],
      problem: '`password` is write-only, but was given a value to store.',
    },
    {
      title: 'must not add nested elements',
      change: { disks: known([]) },
      path: ['disks'],
      problem: '`disks` has another number of elements than the configuration.',
    },
    {
      title: 'must not overrule nested elements',
      change: { disks: known([known({ path: known('/x'), handle: UNKNOWN })]) },
      path: ['disks', 0, 'path'],
      problem: '`disks[0].path` differs from the configuration.',
    },
    {
      title: 'must not swap keys of a nested map',
      change: { zones: known({ b: known({ host: NULL, handle: UNKNOWN }) }) },
      path: ['zones'],
      problem: '`zones` has another number of elements than the configuration.',
    },
    {
      title: 'must not overrule a nested map',
      change: { zones: known({ a: known({ host: known('h'), handle: UNKNOWN }) }) },
      path: ['zones', { key: 'a' }, 'host'],
      problem: '`zones["a"].host` was given a value, though it is not configured and not computed.',
    },
    {
      title: 'must not overrule a nested object',
      change: { limits: known({ cpu: UNKNOWN, class: NULL, token: NULL }) },
      path: ['limits', 'cpu'],
      problem: '`limits.cpu` differs from the configuration.',
    },
    {
      title: 'must keep the number of elements in a nested set',
      change: { ports: known([]) },
      path: ['ports'],
      problem: '`ports` has another number of elements than the configuration.',
    },
  ])('$title', async ({ change, path, problem }) => {
    const config = {
      name: 'a',
      disks: [{ path: '/a', handle: null }],
      zones: { a: { host: null, handle: null } },
      limits: { cpu: 1, class: null, token: null },
      ports: [{ number: 80, protocol: null, handle: null }],
    }
    const { diagnostics } = await plan(await configured(planning(() => change)), { prior: null, config })

    expect(diagnostics).toEqual([
      {
        severity: 'error',
        summary: 'Bug in this provider',
        detail: `In PlanResourceChange of widget: ${problem} Your configuration is not the cause. Please report it at example.test.`,
        path,
      },
    ])
  })

  test('passes its findings on, and an error keeps the framework plan', async () => {
    const refusal = errorDiagnostic('No', 'Choose another name.', ['name'])
    const advice = warningDiagnostic('Hm', 'This takes long.')
    const server = await configured({
      resource: {
        plan: async ({ planned }) => ({
          planned: { ...planned, id: known('x') },
          diagnostics: [refusal, advice],
        }),
      },
    })
    const answer = await plan(server, { prior: null, config: { name: 'a' } })

    expect(answer.diagnostics).toEqual([refusal, advice])
    expect(member(answer.plannedState, 'id')).toEqual(UNKNOWN)
  })

  test('needs a configured provider, while the framework plan does not', async () => {
    const without = await plan(serverOf(), { prior: null, config: { name: 'a' } })
    const withPlan = await plan(serverOf(planning(() => ({}))), { prior: null, config: { name: 'a' } })

    expect(without.diagnostics).toEqual([])
    expect(withPlan.diagnostics).toEqual([
      {
        severity: 'error',
        summary: 'Provider not configured',
        detail:
          'PlanResourceChange of widget needs a configured provider, but the provider was not configured, or its configuration was refused. Correct the errors of the provider block first.',
      },
    ])
  })
})

describe('a plan to destroy', () => {
  test('is null, and says what the resource finds', async () => {
    const kept = warningDiagnostic('Stays', 'It stays published.')
    const server = await configured({ resource: { planDestroy: async () => [kept] } })
    const answer = await plan(server, { prior: STORED, config: null })

    expect(answer).toEqual({
      plannedState: NULL,
      requiresReplace: [],
      plannedPrivate: BYTES,
      diagnostics: [kept],
    })
  })

  test('asks nothing of a resource without an opinion, nor of one that does not exist', async () => {
    const silent = await plan(serverOf(), { prior: STORED, config: null })
    const absent = await plan(serverOf({ resource: { planDestroy: async () => [] } }), {
      prior: null,
      config: null,
    })

    expect([silent.diagnostics, absent.diagnostics]).toEqual([[], []])
  })
})
