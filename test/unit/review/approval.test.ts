import {
  changeJson,
  clientValues,
  CLIENT,
  planOf,
  planText,
  reportOf,
  SECRET,
  type ChangeJson,
  type Values,
} from './plan-json'

const entry = (after: Values, address = `${CLIENT}.it`) =>
  changeJson({ address, before: clientValues(), after: clientValues(after) })
const approval = async (changes: readonly Values[], more: Values = {}): Promise<string> =>
  (await reportOf({ it: planText(changes, more) })).approval

test('is the same for the same changes, whatever their order, the names of the plans and the version', async () => {
  const [one, two] = [entry({ client_name: 'A' }, `${CLIENT}.a`), entry({ client_name: 'B' }, `${CLIENT}.b`)]
  const expected = await approval([one, two])
  expect(expected).toMatch(/^[0-9a-f]{64}$/)
  expect(await approval([two, one], { terraform_version: '1.12.0', timestamp: 'later' })).toBe(expected)
  const split = (first: string, second: string) =>
    reportOf({ [first]: planText([one]), [second]: planText([two]) })
  expect((await split('x', 'y')).approval).toBe((await split('b', 'a')).approval)
})

test('does not depend on secrets', async () => {
  const made = (secret: string) =>
    changeJson({
      type: SECRET,
      before: { id: 'c1/a', secret, hint: 'a' },
      after: { id: 'c1/a', secret, hint: 'b' },
    })
  expect(await approval([made('CANARY-1')])).toBe(await approval([made('CANARY-2')]))
})

const base = entry({ client_name: 'A' })
const different: readonly [name: string, changes: readonly Values[]][] = [
  ['another value', [entry({ client_name: 'B' })]],
  ['another set', [entry({ client_name: 'A', redirect_uris: [] })]],
  ['another address', [entry({ client_name: 'A' }, `${CLIENT}.other`)]],
  [
    'another object of the same address',
    [changeJson({ before: clientValues({ id: 'c2' }), after: clientValues({ id: 'c2', client_name: 'A' }) })],
  ],
  [
    'another value before',
    [changeJson({ before: clientValues({ client_name: 'Z' }), after: clientValues({ client_name: 'A' }) })],
  ],
  [
    'another action',
    [
      changeJson({
        before: clientValues(),
        after: clientValues({ client_name: 'A' }),
        replacedFor: ['tenant'],
      }),
    ],
  ],
  [
    'a value that is not known',
    [
      changeJson({
        before: clientValues(),
        after: clientValues({ client_name: 'A' }),
        change: { after_unknown: { app_type: true } },
      }),
    ],
  ],
  [
    'a change more',
    [
      base,
      entry({}, `${CLIENT}.other`),
      changeJson({ address: `${CLIENT}.third`, before: clientValues(), after: null }),
    ],
  ],
  [
    'a change of another provider',
    [
      base,
      { ...changeJson({ type: 'null_resource', before: null, after: { a: 'b' } }), provider_name: 'x/y/z' },
    ],
  ],
]

test.each(different)('differs for %s', async (_name, changes) => {
  expect(await approval(changes)).not.toBe(await approval([base]))
})

describe('what only the configuration says', () => {
  const SOURCE = 'registry.terraform.io/qlikcloud/qlikcloud'
  const constant = (value: unknown): object => ({ constant_value: value })
  const of = (...references: readonly string[]): object => ({ references })
  const block = (expressions: object): object => ({
    provider_config: { qlikcloud: { full_name: SOURCE, expressions } },
  })
  const root = (module: object): object => ({ root_module: module })
  const resource = (more: object): object =>
    root({ resources: [{ address: `${SECRET}.it`, type: SECRET, ...more }] })
  const inModule = (more: object): object => root({ module_calls: { portal: more } })
  const urls = (url: string): object =>
    block({ tenants: constant({ acme: { url, client_secret: 'CANARY' } }) })
  const provisioner = (command: string): object =>
    resource({ provisioners: [{ type: 'local-exec', expressions: { command: constant(command) } }] })
  const approvalOf = (configuration: object, variables: object = {}): Promise<string> =>
    approval([base], { configuration, variables })

  test.each<[string, object, object]>([
    [
      'the client behind an id that is not known',
      resource({ expressions: { client_id: of('a.id') } }),
      resource({ expressions: { client_id: of('b.id') } }),
    ],
    [
      'the same in a module',
      inModule({ module: resourceIn('a.id') }),
      inModule({ module: resourceIn('b.id') }),
    ],
    [
      'what a module is given',
      inModule({ expressions: { id: of('a.id') } }),
      inModule({ expressions: { id: of('b.id') } }),
    ],
    [
      'how many there are',
      resource({ count_expression: of('a.n') }),
      resource({ count_expression: of('b.n') }),
    ],
    ['the url of a tenant', urls('https://acme.example'), urls('https://globex.example')],
    ['the tenants that are allowed', block({ allowed_tenants: constant(['acme']) }), block({})],
    ['the rules that the provider skips', block({ skip_rules: constant(['a/b']) }), block({})],
    ['an output', root({ outputs: { o: { expression: of('a.client_secret') } } }), root({})],
    ['what a provisioner runs', provisioner('echo good'), provisioner('echo bad')],
  ])('makes a difference: %s', async (_name, one, other) => {
    expect(await approvalOf(one)).not.toBe(await approvalOf(other))
  })

  test('makes a difference where a variable leads to another tenant, unless it is sensitive', async () => {
    const configuration = (sensitive: boolean): object => ({
      ...block({ tenants: of('var.url') }),
      ...root({ variables: { url: { sensitive } } }),
    })
    const given = (url: string): object => ({
      url: { value: { acme: { url, client_secret: `CANARY of ${url}` } } },
      other: { value: url },
    })
    const both = (sensitive: boolean) =>
      Promise.all(
        ['https://a.example', 'https://b.example'].map((url) =>
          approvalOf(configuration(sensitive), given(url)),
        ),
      )
    const [one, other] = await both(false)
    expect(one).not.toBe(other)
    const [hidden, otherHidden] = await both(true)
    expect(hidden).toBe(otherHidden)
  })

  test.each<[string, object, object]>([
    [
      'a secret of the provider',
      block({ client_secret: constant('CANARY-1') }),
      block({ client_secret: constant('CANARY-2') }),
    ],
    [
      'a constant that the changes show',
      resource({ expressions: { keepers: constant('a') } }),
      resource({ expressions: { keepers: constant('b') } }),
    ],
  ])('makes no difference: %s', async (_name, one, other) => {
    expect(await approvalOf(one)).toBe(await approvalOf(other))
  })

  test('has none of the secrets in it', () => {
    expect(
      planOf(planText([base], { configuration: urls('https://acme.example') })).configuration,
    ).not.toContain('CANARY')
  })

  function resourceIn(reference: string): object {
    return { resources: [{ address: `${SECRET}.it`, expressions: { client_id: of(reference) } }] }
  }
})

describe('arguments that nobody can see', () => {
  const MARKED = { before_sensitive: { redirect_uris: true }, after_sensitive: { redirect_uris: true } }
  const hidden = async (change: ChangeJson) => (await reportOf({ it: planText([changeJson(change)]) })).hidden

  test('are named, so that nobody approves them', async () => {
    const after = clientValues({ redirect_uris: ['https://evil.example.com/'] })
    expect(await hidden({ before: clientValues(), after, change: MARKED })).toEqual([
      `${CLIENT}.it: redirect_uris`,
    ])
    expect(await hidden({ before: null, after, change: MARKED })).toEqual([`${CLIENT}.it: redirect_uris`])
    const secret = { type: SECRET, before: null, after: { client_id: 'c1' } }
    expect(await hidden({ ...secret, change: { after_sensitive: { client_id: true } } })).toEqual([
      `${SECRET}.it: client_id`,
    ])
  })

  test('are none where they stay as they are, or are secrets that Qlik Cloud makes', async () => {
    const after = clientValues({ client_name: 'Gate' })
    expect(await hidden({ before: clientValues(), after, change: MARKED })).toEqual([])
    const made = { client_id: 'c1', secret: 'CANARY', encrypted_secret: 'CANARY' }
    expect(await hidden({ type: SECRET, before: null, after: made })).toEqual([])
    expect(await hidden({ before: null, after: clientValues() })).toEqual([])
  })
})
