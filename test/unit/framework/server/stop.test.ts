import { errorDiagnostic } from '../../../../src/framework'
import { apply, configured, NO_BYTES, STORED, widget, type WidgetResource } from './fixture'
import { UNKNOWN } from '../../../../src/framework'

const CREATE = {
  prior: null,
  planned: { name: 'a', size: 1, color: UNKNOWN, id: UNKNOWN, revision: UNKNOWN },
  config: { name: 'a' },
}

/** Ends when its signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

test('a stop aborts what is under way, and its result is still the truth', async () => {
  const stopped = errorDiagnostic('Stopped', 'Apply again.')
  const create: WidgetResource['create'] = async ({ planned, record }, { signal }) => {
    record({ ...planned, id: { kind: 'known', value: 'w-9' } })
    await aborted(signal)
    return { state: undefined, diagnostics: [stopped] }
  }
  const server = await configured({ resource: { create } })
  const answer = apply(server, CREATE)
  server.stop()

  expect(await answer).toMatchObject({
    newState: widget({ name: 'a', size: 1, id: 'w-9' }),
    diagnostics: [stopped],
  })
})

test.each([
  { title: "the signal's reason", thrown: ({ reason }: AbortSignal) => reason as Error },
  { title: 'an abort error', thrown: () => Object.assign(new Error('x'), { name: 'AbortError' }) },
])('a method that throws $title after a stop has no bug', async ({ thrown }) => {
  const create: WidgetResource['create'] = async (_, { signal }) => {
    await aborted(signal)
    throw thrown(signal)
  }
  const server = await configured({ resource: { create } })
  const answer = apply(server, CREATE)
  server.stop()

  expect((await answer).diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'Interrupted',
      detail: 'Terraform was asked to stop, so this was given up before its end.',
    },
  ])
})

test('an abort error without a stop is a bug', async () => {
  const create: WidgetResource['create'] = () =>
    Promise.reject(Object.assign(new Error('x'), { name: 'AbortError' }))
  const { diagnostics } = await apply(await configured({ resource: { create } }), CREATE)

  expect(diagnostics.map(({ summary }) => summary)).toEqual(['Bug in this provider'])
})

test.each(['stop', 'close'] as const)('calls after a %s get an aborted signal', async (end) => {
  const seen: boolean[] = []
  const server = await configured({
    resource: {
      read: async ({ state }, { signal }) => {
        seen.push(signal.aborted)
        return { state, diagnostics: [] }
      },
    },
  })
  const read = () =>
    server.readResource({ typeName: 'widget', currentState: widget(STORED), private: NO_BYTES })
  await read()
  await server[end]()
  await read()

  expect(seen).toEqual([false, true])
})

test('each call is logged with its type, duration and number of findings, and no value', async () => {
  const lines: unknown[] = []
  const server = await configured({
    log: (...line) => lines.push(line),
    resource: { delete: async () => [errorDiagnostic('No', 'hunter2')] },
  })
  await apply(server, { prior: { ...STORED, name: 'hunter2' }, planned: null, config: null })

  expect(lines).toEqual([
    ['debug', 'answered', { rpc: 'ConfigureProvider', duration_ms: 5, diagnostics: 0 }],
    ['debug', 'answered', { rpc: 'ApplyResourceChange', type: 'widget', duration_ms: 5, diagnostics: 1 }],
  ])
})

test('a resource of an unknown type is refused by every call, and nothing is lost', async () => {
  const server = await configured()
  const state = widget(STORED)
  const typeName = 'gizmo'
  const source = { sourceTypeName: 'x', sourceProviderAddress: 'y', sourceSchemaVersion: 0 }
  const rawState = { read: () => ({ ok: true, value: state }) as const }
  const answers = await Promise.all([
    server.readResource({ typeName, currentState: state, private: NO_BYTES }),
    server.planResourceChange({
      typeName,
      priorState: state,
      proposedNewState: state,
      config: state,
      priorPrivate: NO_BYTES,
    }),
    server.applyResourceChange({
      typeName,
      priorState: state,
      plannedState: state,
      config: state,
      plannedPrivate: NO_BYTES,
    }),
    server.importResourceState({ typeName, id: 'x' }),
    server.upgradeResourceState({ typeName, version: 0, rawState }),
    server.moveResourceState({ ...source, sourceState: rawState, targetTypeName: typeName }),
    server.readDataSource({ typeName, config: state }),
    server.openEphemeralResource({ typeName, config: state }),
  ])

  expect(answers.map(({ diagnostics }) => diagnostics.map(({ summary }) => summary))).toEqual([
    ...Array.from({ length: 6 }, () => ['Unknown resource']),
    ['Unknown data source'],
    ['Unknown ephemeral resource'],
  ])
  expect(answers[0]).toMatchObject({ newState: state })
  expect(answers[1]).toMatchObject({ plannedState: state })
  expect(answers[2]).toMatchObject({ newState: state })
})
