import type { FaultEffect, PreparedFault } from '../../../src/emulator'
import { app, client, KEYED, MACHINE, NATIVE, publication, secret, SPA, WEB } from './harness/blocks'
import { type Region, startRegion, stopRegions } from './harness/region'
import type { Configuration } from './harness/configuration'
import type { Finding } from './harness/report'
import type { Terraform } from './harness/terraform'
import type { PlainObject } from './harness/values'

afterEach(stopRegions)

const people = { ...MACHINE, redirect_uris: WEB.redirect_uris }
const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }
const everything = { app: client({ ...WEB, force_destroy: true }), key: secret(), share: publication() }

interface Step {
  readonly title: string
  readonly from: Configuration
  readonly to: Configuration
}

const STEPS: readonly Step[] = [
  { title: 'creating a web client', from: {}, to: app(WEB) },
  {
    title: 'creating a web client without a secret',
    from: {},
    to: app({ ...WEB, keep_initial_secret: false }),
  },
  { title: 'creating a native client', from: {}, to: app(NATIVE) },
  {
    title: 'changing a client',
    from: app(WEB),
    to: app({ ...WEB, client_name: 'Web 2', description: 'New.' }),
  },
  {
    title: 'making a machine of a client',
    from: app({ ...people, allowed_grant_types: [] }),
    to: app(people),
  },
  {
    title: 'making no machine of a client',
    from: app(people),
    to: app({ ...people, allowed_grant_types: [] }),
  },
  { title: 'giving a client a secret', from: app(KEYED), to: app(both) },
  {
    title: 'giving a client a secret that is not kept',
    from: app({ ...KEYED, keep_initial_secret: false }),
    to: app({ ...both, keep_initial_secret: false }),
  },
  { title: 'replacing a client', from: app(SPA), to: app({ ...SPA, app_type: 'web' }) },
  { title: 'deleting a client', from: app(WEB), to: {} },
  { title: 'creating a secret', from: app(WEB), to: { ...app(WEB), key: secret() } },
  { title: 'deleting a secret', from: { ...app(WEB), key: secret() }, to: app(WEB) },
  { title: 'publishing', from: app(WEB), to: { ...app(WEB), share: publication() } },
  { title: 'deleting everything', from: everything, to: {} },
]

interface Kind {
  readonly title: string
  readonly effect: FaultEffect
  /** Whether all later calls fail, too. */
  readonly lasting: boolean
}

const KINDS: readonly Kind[] = [
  { title: 'fails from then on', effect: { effect: 'status', status: 500 }, lasting: true },
  {
    title: 'has its effect and fails from then on',
    effect: { effect: 'status-after', status: 503 },
    lasting: true,
  },
  { title: 'is cut off before its effect', effect: { effect: 'drop-before' }, lasting: false },
  { title: 'is cut off after its effect', effect: { effect: 'drop-after' }, lasting: false },
  { title: 'has its effect and fails', effect: { effect: 'status-after', status: 503 }, lasting: false },
  { title: 'is refused', effect: { effect: 'status', status: 403 }, lasting: false },
]

type Trouble = Omit<Kind, 'title'> & { readonly call: number }

const NO_TROUBLE: Trouble = { effect: { effect: 'delay', delayMs: 0 }, lasting: false, call: 1 }

describe.each(STEPS)('$title', ({ from, to }) => {
  let calls = 0

  // The calls before one that fails are the same as when none does.
  beforeAll(async () => {
    const { made, errors } = await play(from, to, NO_TROUBLE)
    expect(errors).toEqual([])
    calls = made
  })

  test.each(KINDS)('leaves a true state and converges, whichever call $title', async (kind) => {
    expect(calls).toBeGreaterThan(0)
    for (let call = 1; call <= calls; call++) {
      const { fired } = await play(from, to, { ...kind, call })
      expect({ call, happened: fired > 0 }).toEqual({ call, happened: true })
    }
  })
})

/** Makes one step in trouble, and then what is left of it without; answers how many calls the first part made. */
async function play(from: Configuration, to: Configuration, { effect, lasting, call }: Trouble) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.apply(from)
  const { faults } = region.emulator
  let prepared: PreparedFault | undefined
  const { errors, findings } = await terraform.apply(to, {
    afterPlan: () => {
      prepared = faults.add({ ...effect, path: '/api/v1/**', call: lasting ? { from: call } : call })
    },
  })
  faults.clear()

  const at = `call ${String(call)}`
  const missing = difference(region, terraform)
  for (const id of missing.untold) expect({ at, told: isTold(errors, id) }).toEqual({ at, told: true })
  if (errors.length === 0) expect({ at, gone: missing.gone }).toEqual({ at, gone: [] })

  const saved = terraform.state('app')
  let wrong: PlainObject = {}
  await terraform.settle(to, { afterPlan: () => (wrong = lies(saved, terraform, to, findings)) })
  if (!lasting) expect({ at, ...wrong }).toEqual({ at })
  expect({ at, ...leftover(region, terraform, missing.untold, errors) }).toEqual({ at })
  await stopRegions()
  return { made: prepared?.matched() ?? 0, fired: prepared?.fired() ?? 0, errors }
}

const ids = ({ acme }: Region): readonly string[] =>
  acme
    .clients()
    .filter(({ clientName }) => clientName !== 'Bootstrap')
    .map(({ clientId }) => clientId)

const managedIds = (terraform: Terraform): readonly string[] =>
  terraform.names().includes('app') ? [terraform.text('app', 'client_id')] : []

/** Clients that exist and are not in the state, and the reverse. */
function difference(region: Region, terraform: Terraform) {
  const [there, managed] = [ids(region), managedIds(terraform)]
  return {
    untold: there.filter((id) => !managed.includes(id)),
    gone: managed.filter((id) => !there.includes(id)),
  }
}

/** A client that is not in the state, because nobody could look for it, has to be spoken of. */
function isTold(errors: readonly Finding[], id: string): boolean {
  return errors.some(
    ({ summary, detail }) =>
      summary === 'Unclear whether the OAuth client was created' || detail.includes(id),
  )
}

/** Attributes of the client that a refresh has corrected, without those of which it was said that they could not be read. */
function lies(
  before: PlainObject | undefined,
  terraform: Terraform,
  to: Configuration,
  findings: readonly Finding[],
): PlainObject {
  const after = terraform.state('app')
  const unread = findings.some(({ summary }) => summary === 'OAuth client not read after the change')
  const byOthers = terraform.names().length > 1 || !('key' in to)
  const excused = new Set(unread || byOthers ? ['client_secret_hints', 'published_at'] : [])
  return Object.fromEntries(
    Object.keys({ ...before, ...after })
      .filter(
        (name) => !excused.has(name) && JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
      )
      // What was still unknown when something failed is saved as null.
      .filter((name) => findings.length === 0 || before?.[name] !== null)
      .map((name) => [name, true]),
  )
}

/** What is too much or does not fit in the end, without that of which an error has said that it is so. */
function leftover(
  region: Region,
  terraform: Terraform,
  untold: readonly string[],
  errors: readonly Finding[],
): PlainObject {
  const managed = managedIds(terraform)
  const clients = ids(region).filter((id) => !managed.includes(id) && !untold.includes(id))
  const [id] = managed
  const values = id === undefined ? [] : region.acme.secretValues(id)
  const known = ['app', 'key'].flatMap((name) => {
    const state = terraform.state(name)
    return state?.['client_secret'] ?? state?.['secret'] ?? []
  })
  const told = errors.some(({ detail }) => /secret may or may not|A further apply does not/.test(detail))
  const secrets = told ? 0 : values.filter((value) => !known.includes(value)).length
  const unusable = known.filter((value) => !values.some((one) => one === value)).length
  return {
    ...(clients.length > 0 && { clients }),
    ...(secrets > 0 && { secrets }),
    ...(unusable > 0 && { unusable }),
  }
}
