import { areLeftOut, parseTerraformOutput, plainProblem, wantsInit } from '../../../src/fleet'

const line = (json: object): string => JSON.stringify({ '@level': 'info', ...json })
const error = (diagnostic: object): string =>
  line({ type: 'diagnostic', diagnostic: { severity: 'error', ...diagnostic } })
const warning = (diagnostic: object): string => error({ severity: 'warning', ...diagnostic })

test('takes errors, warnings and counts out of the lines of -json, and nothing that quotes the configuration', () => {
  const snippet = {
    code: 'password = "CANARY"',
    values: [{ traversal: 'var.password', statement: 'is "CANARY"' }],
  }
  const text = [
    'There are some problems with the CLI configuration:',
    warning({ summary: 'Old', detail: 'Use another.', address: 'qlikcloud_oauth_client.b', snippet }),
    error({ summary: 'Bad', detail: 'Repair it.', address: 'qlikcloud_oauth_client.a', snippet }),
    line({
      type: 'change_summary',
      changes: { add: 1, change: 2, remove: 3, import: 0, operation: 'apply' },
    }),
    '{ cut',
  ].join('\n')
  const read = parseTerraformOutput(text, 'apply')
  expect(read).toEqual({
    problems: [{ summary: 'Bad', detail: 'Repair it.', address: 'qlikcloud_oauth_client.a' }],
    warnings: [{ summary: 'Old', detail: 'Use another.', address: 'qlikcloud_oauth_client.b' }],
    changes: { add: 1, change: 2, remove: 3, import: 0 },
  })
})

test('takes a warning once that comes at validation, at plan and at apply', () => {
  const old = { summary: 'Old', detail: 'Use another.' }
  const at = (address: string): string => warning({ ...old, address })
  // Only the plan knows instances; what is of two of them is said of both.
  const lines = [
    ...[warning(old), warning(old), at('module.m.a.b'), at('module.m["x.y"].a.b[0]')],
    ...[at('module.m["x.y"].a.b[1]'), at('module.m["x.y"].a.b[0]'), at('a.c'), at('a.c')],
    ...[warning({ ...old, detail: 'Use a third.', address: 'a.c' }), error({ ...old, address: 'a.c' })],
  ]
  const { warnings, problems } = parseTerraformOutput(lines.join('\n'), 'apply')
  expect(warnings).toEqual([
    old,
    { ...old, address: 'module.m["x.y"].a.b[0]' },
    { ...old, address: 'module.m["x.y"].a.b[1]' },
    { ...old, address: 'a.c' },
    { ...old, detail: 'Use a third.', address: 'a.c' },
  ])
  expect(problems).toEqual([{ ...old, address: 'a.c' }])
})

test('of an apply that failed takes what was done before, and not what it had planned', () => {
  const planned = { add: 3, change: 1, remove: 1, import: 0, operation: 'plan' }
  const done = (action: string): string => line({ type: 'apply_complete', hook: { action } })
  const lines = [line({ type: 'change_summary', changes: planned }), error({ summary: 'Bad', detail: '' })]
  expect(parseTerraformOutput(lines.join('\n'), 'apply').changes).toBeUndefined()
  const { changes } = parseTerraformOutput([...lines, done('create'), done('delete')].join('\n'), 'apply')
  expect(changes).toEqual({ add: 1, change: 0, remove: 1, import: 0 })
  expect(parseTerraformOutput(lines.join('\n'), 'plan').changes).toMatchObject({ add: 3 })
})

test('tells what waits in a tenant that is left out from what has failed', () => {
  const leftOut = { summary: 'Tenant left out', detail: '' }
  expect(areLeftOut([leftOut, leftOut])).toBe(true)
  expect(areLeftOut([leftOut, { summary: 'Bad', detail: '' }])).toBe(false)
  expect(areLeftOut([])).toBe(false)
})

test.each([
  ['an error', error, 'problems'],
  ['a warning', warning, 'warnings'],
] as const)('shortens %s that is long', (_what, said, member) => {
  const { [member]: found } = parseTerraformOutput(said({ summary: 'Bad', detail: 'x'.repeat(5000) }), 'plan')
  expect(found[0]?.detail).toHaveLength(2001)
})

// As terraform 1.11.4 and tofu 1.10 write them.
test.each([
  [
    'Inconsistent dependency lock file',
    'To make the initial dependency selections …, run:\n  terraform init',
    true,
  ],
  ['Backend initialization required, please run "terraform init"', '', true],
  ['Required plugins are not installed', 'run:\n  tofu init', true],
  // With TF_IN_AUTOMATION, which is how terraform is run here.
  ['Required plugins are not installed', 'You must install the required plugins before.', true],
  ['Tenant is down', 'It does not answer.', false],
])('sees in "%s" whether init is needed', (summary, detail, wanted) => {
  expect(wantsInit([{ summary, detail }])).toBe(wanted)
})

test('takes the first error of plain text', () => {
  const text = '\n╷\n│ Error: Failed to read the file\n│ \n│ The file is gone.\n╵\n'
  expect(plainProblem(text)).toEqual({ summary: 'Failed to read the file', detail: 'The file is gone.' })
  expect(plainProblem('panic: what')).toBeUndefined()
})
