import { readPlan } from '../../../src/review'
import { changeJson, clientValues, planOf, planText, SECRET, type Values } from './plan-json'

const SOURCE = 'registry.terraform.io/qlikcloud/qlikcloud'
const update = changeJson({ before: clientValues(), after: clientValues({ client_name: 'Gate' }) })
const gone = { tenant: null }
const whole = planText([update])
const withEntry = (more: Readonly<Record<string, unknown>>): string => planText([{ ...update, ...more }])
const change = { before: clientValues(), after: clientValues() }

/** JSON of lists or objects within each other. */
const nested = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}"CANARY"${close.repeat(depth)}`
const deepValue = (depth: number): string =>
  planText([changeJson({ before: clientValues(), after: clientValues({ description: 'DEEP' }) })]).replace(
    '"DEEP"',
    nested('[', ']', depth),
  )

const refused: readonly [name: string, text: string, problem: string | RegExp][] = [
  ['nothing', '', 'it is empty: give the output of `terraform show -json PLANFILE`'],
  ['a truncated plan', whole.slice(0, -40), /^it is cut off: the JSON ends too early, after \d+ characters$/],
  ['a plan that ends within a text', whole.slice(0, whole.indexOf('CANARY') + 9), /^it is cut off/],
  ['other text', 'Terraform will perform CANARY', /^it is not JSON.*: use `terraform show -json PLANFILE`$/],
  ['JSON with rubbish within', whole.replace('"update"', 'CANARY'), /^it is not JSON/],
  ['UTF-16', '\uFEFF{\0"\0', 'it is not UTF-8 text: save the output as UTF-8'],
  [
    'the log of a plan',
    '{"@level":"info"}\n{"@level":"info"}',
    /^it is the log of `terraform plan -json`, not a plan/,
  ],
  ['a list', '[]', 'it is JSON, but not the object that `terraform show -json` prints'],
  [
    'an object without a format',
    '{}',
    'it has no format_version: give the output of `terraform show -json PLANFILE`',
  ],
  [
    'a future format',
    planText([], { format_version: '2.0' }),
    'it has format_version 2.0, and this version of qlikcloud understands 1.x',
  ],
  ['a format of long ago', planText([], { format_version: '0.2' }), /^it has format_version 0.2/],
  [
    'a format that is a text',
    planText([], { format_version: 'CANARY '.repeat(9) }),
    /^it has a format_version,/,
  ],
  [
    'a state',
    JSON.stringify({ format_version: '1.0', values: {} }),
    /^it is a state or something else, not a plan/,
  ],
  ['a plan that failed', planText([update], { errored: true }), /^the plan failed half-way/],
  ['an incomplete plan', planText([update], { complete: false }), /^the plan is incomplete, as with -target/],
  [
    'deferred changes',
    planText([], { complete: false, deferred_changes: [{ reason: 'x' }] }),
    /^the plan defers changes/,
  ],
  [
    'changes that are no list',
    planText([], { resource_changes: {} }),
    'its resource_changes is not a list of objects',
  ],
  [
    'an entry that is no object',
    planText([], { resource_changes: ['CANARY'] }),
    /^its resource_changes is not a list/,
  ],
  ['a change without an address', withEntry({ address: undefined }), 'a resource has no address'],
  [
    'a change without a change',
    withEntry({ change: undefined }),
    `${String(update['address'])} has no change`,
  ],
  [
    'actions of the future',
    withEntry({ change: { ...change, actions: ['CANARY'] } }),
    'qlikcloud_oauth_client.it has actions that this version of qlikcloud does not know',
  ],
  ['a value that is too deep', deepValue(101), 'it has a value that is nested deeper than 100 levels'],
  ['a value without a bottom', deepValue(200_000), 'it has a value that is nested deeper than 100 levels'],
  [
    'modules without a bottom',
    whole.replace(
      '"planned_values":{}',
      `"prior_state":{"values":{"root_module":${nested('{"child_modules":[', ']}', 200_000)}}}`,
    ),
    'it is nested deeper than any plan',
  ],
  [
    'an update without values',
    withEntry({ change: { ...change, after: null, actions: ['update'] } }),
    'the update of qlikcloud_oauth_client.it has no values after it',
  ],
  [
    'a creation of what exists',
    withEntry({ change: { ...change, actions: ['create'] } }),
    'the create of qlikcloud_oauth_client.it has values before it',
  ],
]

test.each(refused)('refuses %s without quoting it', (_name, text, problem) => {
  const reading = readPlan(text)
  if (reading.kind === 'plan') throw new Error('it was read')
  expect(reading.problem).toMatch(problem)
  expect(reading.problem).not.toContain('CANARY')
})

const understood: readonly [name: string, text: string][] = [
  ['a byte order mark', `\uFEFF${whole}`],
  [
    'a later minor version with new members',
    planText([update], { format_version: '1.9', action_invocations: [] }),
  ],
  ['a plan of OpenTofu, which has no "complete"', planText([update], { complete: undefined })],
  ['the registry of OpenTofu', withEntry({ provider_name: 'registry.opentofu.org/qlikcloud/qlikcloud' })],
]

test.each(understood)('reads %s', (_name, text) => {
  const reading = readPlan(text)
  expect(reading.kind === 'plan' && reading.plan.changes.map(({ action }) => action)).toEqual(['update'])
})

test('counts changes of other providers, and none of what only stays or is read', () => {
  const other = (type: string, actions: readonly string[], mode = 'managed') => ({
    ...update,
    address: `${type}.it`,
    ...{ type, mode, provider_name: 'terraform.io/builtin/terraform' },
    change: { actions, before: null, after: { input: 'x' }, after_sensitive: { input: true } },
  })
  const reading = readPlan(
    planText([
      other('terraform_data', ['create']),
      other('null_resource', ['no-op']),
      other('http', ['read'], 'data'),
      { ...other('acme_client', ['create']), provider_name: 'registry.terraform.io/evil/qlikcloud' },
    ]),
  )
  if (reading.kind === 'refused') throw new Error(reading.problem)
  expect(reading.plan.changes).toEqual([])
  expect(reading.plan.others.map(({ type }) => type)).toEqual(['terraform_data', 'acme_client'])
  expect(reading.plan.others[0]?.canonical).toBe(
    '["terraform_data.it",null,["create"]]null{"input":sensitive}',
  )
})

test('finds the tenant by its name, by the constant URL of the provider, or by the variable that it is', () => {
  const addresses = ['a', 'b', 'c', 'module.m["x"].d'].map((name) =>
    name.startsWith('module') ? `module.m["x"].${SECRET}.d` : `${SECRET}.${name}`,
  )
  const entries = addresses.map((address, index) =>
    changeJson({ address, type: SECRET, before: null, after: { tenant: index === 0 ? 'globex' : null } }),
  )
  const resource = (name: string, key: string) => ({ address: `${SECRET}.${name}`, provider_config_key: key })
  const reading = readPlan(
    planText(entries, {
      variables: { url: { value: 'https://Initech.eu.qlikcloud.com/' } },
      configuration: {
        provider_config: {
          qlikcloud: {
            full_name: SOURCE,
            expressions: { tenant_url: { constant_value: 'https://acme.eu.qlikcloud.com' } },
          },
          other: { full_name: SOURCE, expressions: { tenant_url: { references: ['var.url'] } } },
        },
        root_module: {
          resources: [resource('a', 'qlikcloud'), resource('b', 'qlikcloud'), resource('c', 'other')],
          module_calls: { m: { module: { resources: [resource('d', 'qlikcloud')] } } },
        },
      },
    }),
  )
  expect(reading.kind === 'plan' && reading.plan.changes.map(({ tenant }) => tenant)).toEqual([
    'globex',
    'acme.eu.qlikcloud.com',
    'initech.eu.qlikcloud.com',
    'acme.eu.qlikcloud.com',
  ])
})

test('takes an object to be where it will be, not where it was', () => {
  const move = (before: string | null, after: string | null | undefined): Values =>
    changeJson({
      before: clientValues({ tenant: before }),
      after: clientValues({ tenant: after }),
      replacedFor: ['tenant'],
      ...(after === undefined && { change: { after_unknown: { tenant: true } } }),
    })
  const tenants = [move('acme', 'globex'), move('acme', null), move('acme', undefined)].map(
    (change) => planOf(planText([change])).changes[0]?.tenant,
  )
  expect(tenants).toEqual(['globex', undefined, undefined])
})

test('takes what is no longer in the configuration to be in the only tenant that there is', () => {
  const entry = changeJson({ type: SECRET, before: gone, after: null })
  const provider = (url: string) => ({
    full_name: SOURCE,
    expressions: { tenant_url: { constant_value: url } },
  })
  const tenantWith = (providers: object) => {
    const reading = readPlan(
      planText([entry], { configuration: { provider_config: providers, root_module: {} } }),
    )
    return reading.kind === 'plan' ? reading.plan.changes[0]?.tenant : reading.problem
  }
  expect(tenantWith({ qlikcloud: provider('https://acme.example') })).toBe('acme.example')
  expect(
    tenantWith({ a: provider('https://acme.example'), b: provider('https://globex.example') }),
  ).toBeUndefined()
  expect(tenantWith({ a: provider('https://acme.example'), b: { full_name: SOURCE } })).toBeUndefined()
})
