import { errorDiagnostic, UNKNOWN } from '../../../../src/framework'
import { BYTES, configured, NO_BYTES, serverOf, widget, widgetModel, type WidgetResource } from './fixture'

const importing = (method: NonNullable<WidgetResource['import']>) =>
  configured({ resource: { import: method } })
const request = { typeName: 'widget', id: 'w-1' }

/** All null but the id, as an import leaves it for the read that follows. */
const blank = (id: string) => widgetModel({ id })

test('answers what a read can complete', async () => {
  const server = await importing(async (id) => ({ state: blank(id), diagnostics: [] }))

  expect(await server.importResourceState(request)).toEqual({
    imported: [{ typeName: 'widget', state: widget({ id: 'w-1' }), private: NO_BYTES }],
    diagnostics: [],
  })
})

test('hands on private data', async () => {
  const server = await importing(async (id) => ({ state: blank(id), diagnostics: [], private: BYTES }))

  expect((await server.importResourceState(request)).imported[0]?.private).toBe(BYTES)
})

test.each<{ title: string; id?: string; method?: WidgetResource['import']; summary: string; detail: string }>(
  [
    {
      title: 'a resource without import',
      summary: 'Resource can not be imported',
      detail:
        'widget has no import. Remove the import block or command for it; a new one can be created instead.',
    },
    {
      title: 'an empty id',
      id: ' ',
      method: async (id) => ({ state: blank(id), diagnostics: [] }),
      summary: 'Empty import id',
      detail:
        'The id to import widget by is empty. Give the id in the form that the documentation of widget shows under "Import".',
    },
    {
      title: 'an id that the resource refuses',
      method: async () => ({ state: undefined, diagnostics: [errorDiagnostic('Bad id', 'Give "<id>".')] }),
      summary: 'Bad id',
      detail: 'Give "<id>".',
    },
    {
      title: 'an import that says nothing',
      method: async () => ({ state: undefined, diagnostics: [] }),
      summary: 'Bug in this provider',
      detail:
        'In ImportResourceState of widget: neither a state nor an error came back. Your configuration is not the cause. Please report it at example.test.',
    },
    {
      title: 'an import that leaves an unknown',
      method: async (id) => ({ state: { ...blank(id), color: UNKNOWN }, diagnostics: [] }),
      summary: 'Bug in this provider',
      detail:
        'In ImportResourceState of widget: `color` is still unknown. Your configuration is not the cause. Please report it at example.test.',
    },
  ],
)('refuses $title', async ({ id = 'w-1', method, summary, detail }) => {
  const server = await configured(method === undefined ? {} : { resource: { import: method } })
  const answer = await server.importResourceState({ typeName: 'widget', id })

  expect(answer.imported).toEqual([])
  expect(answer.diagnostics.map(({ summary, detail }) => ({ summary, detail }))).toEqual([
    { summary, detail },
  ])
})

test('needs a configured provider', async () => {
  const server = serverOf({
    resource: {
      import: async (id) => ({ state: blank(id), diagnostics: [] }),
    },
  })
  const { diagnostics } = await server.importResourceState(request)

  expect(diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
})
