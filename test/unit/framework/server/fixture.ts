import {
  anyResource,
  createProviderServer,
  Decimal,
  known,
  type Log,
  type ModelOf,
  NUMBER,
  type Provider,
  type ProviderServer,
  type Resource,
  type Schema,
  setOf,
  STRING,
} from '../../../../src/framework'
import { objectContentOf } from '../../../../src/framework/server/content'
import { lift, objectOf, type Plain } from './lift'

export interface Configured {
  readonly endpoint: string
}

const description = 'For tests.'

/** One attribute of each kind that planning treats in its own way. */
export const WIDGET = {
  version: 2,
  description,
  attributes: {
    name: { type: STRING, mode: 'required', description },
    region: { type: STRING, mode: 'optional', description, requiresReplace: true },
    size: {
      type: NUMBER,
      mode: 'optional+computed',
      description,
      default: known(Decimal.of(1)),
      requiresReplace: ({ prior, planned }) => planned.kind === 'known' && prior.kind === 'null',
    },
    labels: { type: setOf(STRING), mode: 'optional', description },
    password: { type: STRING, mode: 'optional', description, sensitive: true, writeOnly: true },
    color: { type: STRING, mode: 'optional+computed', description },
    id: { type: STRING, mode: 'computed', description },
    revision: { type: NUMBER, mode: 'computed', description, onUpdate: 'unknown' },
    old_name: { type: STRING, mode: 'optional', description, deprecated: 'Use `name`' },
    ports: {
      mode: 'optional',
      description,
      type: {
        kind: 'nested',
        nesting: 'set',
        attributes: {
          number: { type: NUMBER, mode: 'required', description },
          protocol: { type: STRING, mode: 'optional+computed', description, default: known('tcp') },
          handle: { type: STRING, mode: 'computed', description },
        },
      },
    },
    disks: {
      mode: 'optional',
      description,
      type: {
        kind: 'nested',
        nesting: 'list',
        attributes: {
          path: { type: STRING, mode: 'required', description, requiresReplace: true },
          handle: { type: STRING, mode: 'computed', description },
        },
      },
    },
    zones: {
      mode: 'optional',
      description,
      type: {
        kind: 'nested',
        nesting: 'map',
        attributes: {
          host: { type: STRING, mode: 'optional', description },
          handle: { type: STRING, mode: 'computed', description },
        },
      },
    },
    limits: {
      mode: 'optional',
      description,
      type: {
        kind: 'nested',
        nesting: 'single',
        attributes: {
          cpu: { type: NUMBER, mode: 'required', description },
          class: { type: STRING, mode: 'computed', description },
          token: { type: STRING, mode: 'optional', description, writeOnly: true },
        },
      },
    },
  },
} as const satisfies Schema

export type Widget = ModelOf<typeof WIDGET>
export type WidgetResource = Resource<Configured, typeof WIDGET>

export const PROVIDER_BLOCK = {
  version: 0,
  description,
  attributes: {
    endpoint: { type: STRING, mode: 'optional', description },
    token: { type: STRING, mode: 'computed', description },
  },
} as const satisfies Schema

export type FixtureProvider = Provider<Configured, typeof PROVIDER_BLOCK>

/** Does what is asked of it; a test overrides the method that it is about. */
export const OBEDIENT: WidgetResource = {
  schema: WIDGET,
  create: async ({ planned }) => ({ state: made(planned), diagnostics: [] }),
  read: async ({ state }) => ({ state, diagnostics: [] }),
  update: async ({ planned }) => ({ state: made(planned), diagnostics: [] }),
  delete: async () => [],
}

export function made(planned: Widget): Widget {
  return { ...planned, id: known('w-1'), color: known('red'), revision: known(Decimal.of(7)) }
}

export const NO_BYTES = new Uint8Array()
export const BYTES = Uint8Array.of(1, 2, 3)
export const BUG_REPORT = 'Please report it at example.test.'

interface Parts {
  readonly resource?: Partial<WidgetResource>
  readonly provider?: Partial<FixtureProvider>
  readonly log?: Log
}

export function serverOf({
  resource = {},
  provider = {},
  log = () => undefined,
}: Parts = {}): ProviderServer {
  const fixture: FixtureProvider = {
    schema: PROVIDER_BLOCK,
    resources: new Map([['widget', anyResource<Configured, typeof WIDGET>({ ...OBEDIENT, ...resource })]]),
    dataSources: new Map(),
    ephemeralResources: new Map(),
    functions: new Map(),
    configure: async () => ({ configured: { endpoint: 'https://example.test' }, diagnostics: [] }),
    ...provider,
  }
  let time = 1_000
  return createProviderServer(
    fixture,
    { now: () => (time += 5), random: () => 0.5, log },
    { bugReport: BUG_REPORT },
  )
}

export async function configured(parts: Parts = {}): Promise<ProviderServer> {
  const server = serverOf(parts)
  await server.configureProvider({ terraformVersion: '1.11.4', config: objectOf(PROVIDER_BLOCK) })
  return server
}

export const widget = (given: { readonly [name: string]: Plain }) => objectOf(WIDGET, given)

/** The same as a resource's method sees it. */
export function widgetModel(given: { readonly [name: string]: Plain }): Widget {
  // The schema of this model made the value.
  return objectContentOf(widget(given)) as Widget
}

/** A state that a plan of the configuration `{ name: 'a' }` leaves as it is. */
export const STORED = { name: 'a', size: 1, color: 'red', id: 'w-1', revision: 7 }

export function plan(
  server: ProviderServer,
  given: { readonly config: Plain | null; readonly prior: Plain | null },
) {
  const config = whole(given.config)
  return server.planResourceChange({
    typeName: 'widget',
    priorState: whole(given.prior),
    // Of Terraform's merge only its absence matters.
    proposedNewState: config,
    config,
    priorPrivate: BYTES,
  })
}

export function apply(
  server: ProviderServer,
  given: { readonly config: Plain | null; readonly prior: Plain | null; readonly planned: Plain | null },
) {
  return server.applyResourceChange({
    typeName: 'widget',
    priorState: whole(given.prior),
    plannedState: whole(given.planned),
    config: whole(given.config),
    plannedPrivate: BYTES,
  })
}

function whole(given: Plain): ReturnType<typeof lift> {
  return isObject(given) ? widget(given) : lift(given)
}

function isObject(plain: Plain): plain is { readonly [name: string]: Plain } {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain)
}
