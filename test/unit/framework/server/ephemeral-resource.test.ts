import {
  type EphemeralResource,
  errorDiagnostic,
  known,
  NULL,
  type Schema,
  STRING,
  UNKNOWN,
} from '../../../../src/framework'
import { BYTES, type Configured, configured, NO_BYTES, serverOf } from './fixture'
import { lift, objectOf } from './lift'

const TICKET = {
  version: 0,
  description: 'For tests.',
  attributes: {
    scope: { type: STRING, mode: 'optional', description: 'For tests.' },
    token: { type: STRING, mode: 'computed', sensitive: true, description: 'For tests.' },
  },
} as const satisfies Schema

type Ticket = EphemeralResource<Configured, typeof TICKET>

const OPENS: Ticket = {
  schema: TICKET,
  open: async ({ scope }) => ({
    result: { scope, token: known('t0ken') },
    renewAt: 5_000,
    private: BYTES,
    diagnostics: [],
  }),
}
const partsOf = (ticket: Partial<Ticket>) => ({
  provider: {
    ephemeralResources: new Map([['ticket', { ...OPENS, ...ticket }]]),
  },
})
const opening = { typeName: 'ticket', config: objectOf(TICKET) }
const handle = (bytes: Uint8Array) => ({ typeName: 'ticket', private: bytes })
const DENIED = errorDiagnostic('Denied', 'Sign in again.')

describe('opening', () => {
  test('answers the values, when to renew, and what to renew by', async () => {
    expect(await (await configured(partsOf({}))).openEphemeralResource(opening)).toEqual({
      result: lift({ scope: null, token: 't0ken' }),
      renewAt: 5_000,
      private: BYTES,
      diagnostics: [],
    })
  })

  test.each<{ title: string; open: Ticket['open']; bytes: Uint8Array; summary: string }>([
    {
      title: 'an error, and keeps what has to be closed',
      open: async () => ({ result: undefined, private: BYTES, diagnostics: [DENIED] }),
      bytes: BYTES,
      summary: 'Denied',
    },
    {
      title: 'an exception',
      open: () => Promise.reject(new Error('no')),
      bytes: NO_BYTES,
      summary: 'Bug in this provider',
    },
    {
      title: 'an unknown',
      open: async ({ scope }) => ({ result: { scope, token: UNKNOWN }, diagnostics: [] }),
      bytes: NO_BYTES,
      summary: 'Bug in this provider',
    },
    {
      title: 'silence',
      open: async () => ({ result: undefined, diagnostics: [] }),
      bytes: NO_BYTES,
      summary: 'Bug in this provider',
    },
  ])('has no values after $title', async ({ open, bytes, summary }) => {
    const answer = await (await configured(partsOf({ open }))).openEphemeralResource(opening)

    expect(answer.result).toEqual(NULL)
    expect(answer.private).toEqual(bytes)
    expect(answer.diagnostics.map((diagnostic) => diagnostic.summary)).toEqual([summary])
  })

  test('needs a configured provider', async () => {
    const { diagnostics } = await serverOf(partsOf({})).openEphemeralResource(opening)

    expect(diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
  })
})

describe('renewing', () => {
  test('answers the next time, and keeps the handle unless there is a new one', async () => {
    const seen: (Uint8Array | undefined)[] = []
    const server = await configured(
      partsOf({
        renew: async (bytes) => {
          seen.push(bytes)
          return {
            renewAt: 9_000,
            diagnostics: [],
            ...(bytes === undefined && { private: Uint8Array.of(8) }),
          }
        },
      }),
    )

    expect(await server.renewEphemeralResource(handle(BYTES))).toEqual({
      renewAt: 9_000,
      private: BYTES,
      diagnostics: [],
    })
    expect((await server.renewEphemeralResource(handle(NO_BYTES))).private).toEqual(Uint8Array.of(8))
    expect(seen).toEqual([BYTES, undefined])
  })

  test.each<{ title: string; ticket: Partial<Ticket>; summaries: readonly string[] }>([
    { title: 'what can not renew', ticket: {}, summaries: [] },
    {
      title: 'what is refused',
      ticket: { renew: async () => ({ diagnostics: [DENIED] }) },
      summaries: ['Denied'],
    },
    {
      title: 'what throws',
      ticket: { renew: () => Promise.reject(new Error('no')) },
      summaries: ['Bug in this provider'],
    },
  ])('keeps the handle of $title', async ({ ticket, summaries }) => {
    const answer = await (await configured(partsOf(ticket))).renewEphemeralResource(handle(BYTES))

    expect(answer).toMatchObject({ renewAt: undefined, private: BYTES })
    expect(answer.diagnostics.map(({ summary }) => summary)).toEqual(summaries)
  })
})

describe('closing', () => {
  test('gives the handle back', async () => {
    const seen: (Uint8Array | undefined)[] = []
    const server = await configured(
      partsOf({
        close: async (bytes) => {
          seen.push(bytes)
          return [DENIED]
        },
      }),
    )

    expect(await server.closeEphemeralResource(handle(BYTES))).toEqual({ diagnostics: [DENIED] })
    expect(seen).toEqual([BYTES])
  })

  test('asks nothing of what need not be closed', async () => {
    expect(await serverOf(partsOf({})).closeEphemeralResource(handle(BYTES))).toEqual({ diagnostics: [] })
  })

  test.each(['renewEphemeralResource', 'closeEphemeralResource'] as const)(
    'and renewing refuse an unknown type (%s)',
    async (rpc) => {
      const { diagnostics } = await serverOf()[rpc](handle(BYTES))

      expect(diagnostics.map(({ detail }) => detail)).toEqual([
        'This provider has no ephemeral resource "ticket". It has: none. Perhaps another version of the provider is meant.',
      ])
    },
  )
})
