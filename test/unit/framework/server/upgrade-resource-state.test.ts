import {
  type Decoded,
  errorDiagnostic,
  known,
  objectOf as objectType,
  STRING,
  type Type,
  typeOfSchema,
} from '../../../../src/framework'
import { serverOf, STORED, WIDGET, type Widget, widget, widgetModel, type WidgetResource } from './fixture'
import { lift, member } from './lift'

const OLD = objectType({ title: STRING })

/** From the title that version 0 had. */
const upgrades: NonNullable<WidgetResource['upgrades']> = new Map([
  [
    0,
    {
      from: OLD,
      upgrade: (state) => ({
        // A string by its type.
        state: { ...widgetModel(STORED), name: member(state, 'title') as Widget['name'] },
        diagnostics: [],
      }),
    },
  ],
])

function rawState(decoded: Decoded): { types: Type[]; read: (type: Type) => Decoded } {
  const types: Type[] = []
  return { types, read: (type) => (types.push(type), decoded) }
}

test('only decodes a state of the same version, by the same type object each time', async () => {
  const stored = widget(STORED)
  const raw = rawState({ ok: true, value: stored })
  const server = serverOf()
  const request = { typeName: 'widget', version: 2, rawState: raw }
  const [first, second] = [
    await server.upgradeResourceState(request),
    await server.upgradeResourceState(request),
  ]

  expect(first).toEqual({ upgradedState: stored, diagnostics: [] })
  expect(second.upgradedState).toBe(stored)
  expect(raw.types[0]).toEqual(typeOfSchema(WIDGET))
  expect(raw.types[1]).toBe(raw.types[0])
})

test('upgrades an older state by its own type', async () => {
  const raw = rawState({ ok: true, value: lift({ title: 'old' }) })
  const answer = await serverOf({ resource: { upgrades } }).upgradeResourceState({
    typeName: 'widget',
    version: 0,
    rawState: raw,
  })

  expect(answer).toEqual({ upgradedState: widget({ ...STORED, name: 'old' }), diagnostics: [] })
  expect(raw.types).toEqual([OLD])
})

test.each<{
  title: string
  version: number
  decoded?: Decoded
  resource?: Partial<WidgetResource>
  summary: string
  detail: string
}>([
  {
    title: 'a state of a newer version',
    version: 3,
    summary: 'Stored state has an unknown version',
    detail:
      'The state of widget has schema version 3; this version of the provider reads 0, 2. It was written by a newer version of this provider: use that version or a later one.',
  },
  {
    title: 'a state of a version that was left behind',
    version: 1,
    summary: 'Stored state has an unknown version',
    detail:
      'The state of widget has schema version 1; this version of the provider reads 0, 2. Upgrade to a version of this provider between the two first, or remove the resource from the state and import it.',
  },
  {
    title: 'a state that does not fit its version',
    version: 2,
    decoded: { ok: false, reason: '"colour" is not in the schema.' },
    summary: 'Stored state can not be read',
    detail:
      'The state of widget says schema version 2, but does not fit it: "colour" is not in the schema. It was perhaps edited by hand, or written by another version of the provider. Restore a backup of the state, or remove the resource from the state and import it.',
  },
  {
    title: 'an upgrade that fails',
    version: 0,
    decoded: { ok: true, value: lift({ title: null }) },
    resource: {
      upgrades: new Map([
        [
          0,
          {
            from: OLD,
            upgrade: () => ({ state: undefined, diagnostics: [errorDiagnostic('No title', 'Add one.')] }),
          },
        ],
      ]),
    },
    summary: 'No title',
    detail: 'Add one.',
  },
  {
    title: 'an upgrade to something incomplete',
    version: 0,
    decoded: { ok: true, value: lift({ title: null }) },
    resource: {
      upgrades: new Map([
        [
          0,
          {
            from: OLD,
            // Wrong on purpose, as a careless cast can be.
            upgrade: () => ({ state: { name: known('x') } as Widget, diagnostics: [] }),
          },
        ],
      ]),
    },
    summary: 'Bug in this provider',
    detail:
      'In UpgradeResourceState of widget: `region` has no value, not even null. Your configuration is not the cause. Please report it at example.test.',
  },
])('refuses $title', async ({ version, decoded, resource = { upgrades }, summary, detail }) => {
  const answer = await serverOf({ resource }).upgradeResourceState({
    typeName: 'widget',
    version,
    rawState: rawState(decoded ?? { ok: true, value: widget(STORED) }),
  })

  expect(answer.upgradedState).toEqual({ kind: 'null' })
  expect(answer.diagnostics[0]).toMatchObject({ severity: 'error', summary, detail })
})
