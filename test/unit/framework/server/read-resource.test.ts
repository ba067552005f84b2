import { errorDiagnostic, known, NULL, UNKNOWN, warningDiagnostic } from '../../../../src/framework'
import { BYTES, configured, NO_BYTES, serverOf, STORED, widget, type WidgetResource } from './fixture'

const reading = (read: WidgetResource['read']) => configured({ resource: { read } })
const request = { typeName: 'widget', currentState: widget(STORED), private: BYTES }
const GONE = warningDiagnostic('Gone', 'Widget w-1 was deleted elsewhere.')
const DENIED = errorDiagnostic('Denied', 'Sign in again.')

test('answers what exists now, and keeps private data that the resource does not replace', async () => {
  const server = await reading(async ({ state }) => ({
    state: { ...state, color: known('blue') },
    diagnostics: [],
  }))

  expect(await server.readResource(request)).toEqual({
    newState: widget({ ...STORED, color: 'blue' }),
    private: BYTES,
    diagnostics: [],
  })
})

test('answers the very state that came in when nothing has changed', async () => {
  const server = await reading(async ({ state }) => ({
    state: { ...state, color: known('red') },
    diagnostics: [],
  }))
  const currentState = widget({ ...STORED, color: 'red' })

  expect((await server.readResource({ ...request, currentState })).newState).toBe(currentState)
})

test.each([
  { title: 'hands over private data', bytes: BYTES, expected: BYTES },
  { title: 'hands over no private data where there is none', bytes: NO_BYTES, expected: undefined },
])('$title', async ({ bytes, expected }) => {
  const seen: (Uint8Array | undefined)[] = []
  const server = await reading(async ({ state, private: handle }) => {
    seen.push(handle)
    return { state, diagnostics: [], private: Uint8Array.of(4) }
  })
  const answer = await server.readResource({ ...request, private: bytes })

  expect(seen).toEqual([expected])
  expect(answer.private).toEqual(Uint8Array.of(4))
})

test('removes an object that is gone, with the warning of the resource', async () => {
  const server = await reading(async () => ({ state: undefined, diagnostics: [GONE] }))

  expect(await server.readResource(request)).toEqual({
    newState: NULL,
    private: NO_BYTES,
    diagnostics: [GONE],
  })
})

test.each<{ title: string; read: WidgetResource['read']; summary: string }>([
  {
    title: 'an error',
    read: async () => ({ state: undefined, diagnostics: [DENIED] }),
    summary: 'Denied',
  },
  { title: 'an exception', read: () => Promise.reject(new Error('no')), summary: 'Bug in this provider' },
  {
    title: 'an unknown in the answer',
    read: async ({ state }) => ({ state: { ...state, id: UNKNOWN }, diagnostics: [] }),
    summary: 'Bug in this provider',
  },
])('keeps the state after $title', async ({ read, summary }) => {
  const answer = await (await reading(read)).readResource(request)

  expect(answer.newState).toBe(request.currentState)
  expect(answer.private).toBe(BYTES)
  expect(answer.diagnostics.map((diagnostic) => diagnostic.summary)).toEqual([summary])
})

test('has nothing to ask about nothing', async () => {
  const answer = await serverOf().readResource({ ...request, currentState: NULL })

  expect(answer).toEqual({ newState: NULL, private: BYTES, diagnostics: [] })
})

test('keeps the state when the provider is not configured', async () => {
  const answer = await serverOf().readResource(request)

  expect(answer.newState).toBe(request.currentState)
  expect(answer.diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
})
