import { type Decoded, known, NULL, objectOf as objectType, STRING } from '../../../../src/framework'
import { serverOf, STORED, widget, widgetModel, type WidgetResource } from './fixture'
import { lift } from './lift'

const GADGET = objectType({ label: STRING })
const HOME = 'registry.example.test/acme/acme'

const toWidget = (label: string) => widgetModel({ ...STORED, name: label })

const moves: NonNullable<WidgetResource['moves']> = [
  {
    sourceType: 'gadget',
    sourceProvider: HOME,
    from: GADGET,
    move: () => ({ state: toWidget('from gadget'), diagnostics: [] }),
  },
  { sourceType: 'thing', from: STRING, move: () => ({ state: toWidget('from text'), diagnostics: [] }) },
  { sourceType: 'thing', from: GADGET, move: () => ({ state: toWidget('from thing'), diagnostics: [] }) },
]

const move = (source: { type: string; provider?: string; decoded?: (kind: string) => Decoded }) =>
  serverOf({ resource: { moves } }).moveResourceState({
    sourceTypeName: source.type,
    sourceProviderAddress: source.provider ?? HOME,
    sourceSchemaVersion: 0,
    sourceState: {
      read: ({ kind }) => source.decoded?.(kind) ?? { ok: true, value: lift({ label: 'x' }) },
    },
    targetTypeName: 'widget',
  })

test('takes over a state of a listed type', async () => {
  expect(await move({ type: 'gadget' })).toEqual({
    targetState: widget({ ...STORED, name: 'from gadget' }),
    diagnostics: [],
  })
})

test('takes the first form that fits the stored state', async () => {
  const decoded = (kind: string): Decoded =>
    kind === 'object' ? { ok: true, value: lift({ label: 'x' }) } : { ok: false, reason: 'Not a text.' }
  const answer = await move({ type: 'thing', provider: 'other', decoded })

  expect(answer.targetState).toMatchObject({ value: { name: known('from thing') } })
})

test.each<{ title: string; source: Parameters<typeof move>[0]; summary: string; detail: string }>([
  {
    title: 'a type that is not listed',
    source: { type: 'toy' },
    summary: 'Resource can not be moved here',
    detail: `toy of ${HOME} (schema version 0) can't become widget. What can: gadget of ${HOME}, thing. Remove the moved block, and import the object instead.`,
  },
  {
    title: 'a listed type of another provider',
    source: { type: 'gadget', provider: 'registry.example.test/evil/acme' },
    summary: 'Resource can not be moved here',
    detail: `gadget of registry.example.test/evil/acme (schema version 0) can't become widget. What can: gadget of ${HOME}, thing. Remove the moved block, and import the object instead.`,
  },
  {
    title: 'a state of no listed form',
    source: { type: 'gadget', decoded: () => ({ ok: false, reason: 'No label.' }) },
    summary: 'Stored state can not be read',
    detail: `The state of gadget of ${HOME} (schema version 0) is not of the form that can become widget: No label. Remove the moved block, and import the object instead.`,
  },
])('refuses $title', async ({ source, summary, detail }) => {
  const answer = await move(source)

  expect(answer).toEqual({ targetState: NULL, diagnostics: [{ severity: 'error', summary, detail }] })
})

test('refuses a resource to which nothing moves', async () => {
  const answer = await serverOf().moveResourceState({
    sourceTypeName: 'toy',
    sourceProviderAddress: HOME,
    sourceSchemaVersion: 0,
    sourceState: { read: () => ({ ok: true, value: NULL }) },
    targetTypeName: 'widget',
  })

  expect(answer.diagnostics[0]?.detail).toContain('What can: none.')
})
