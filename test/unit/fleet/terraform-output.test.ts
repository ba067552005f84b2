import { areLeftOut, parseTerraformOutput, plainProblem, wantsInit } from '../../../src/fleet'

const line = (json: object): string => JSON.stringify({ '@level': 'info', ...json })
const error = (diagnostic: object): string =>
  line({ type: 'diagnostic', diagnostic: { severity: 'error', ...diagnostic } })

test('takes errors and counts out of the lines of -json, and nothing that quotes the configuration', () => {
  const snippet = {
    code: 'password = "CANARY"',
    values: [{ traversal: 'var.password', statement: 'is "CANARY"' }],
  }
  const text = [
    'There are some problems with the CLI configuration:',
    line({ type: 'diagnostic', diagnostic: { severity: 'warning', summary: 'Old', detail: '' } }),
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
    changes: { add: 1, change: 2, remove: 3, import: 0 },
  })
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

test('shortens what is long', () => {
  const { problems } = parseTerraformOutput(error({ summary: 'Bad', detail: 'x'.repeat(5000) }), 'plan')
  expect(problems[0]?.detail).toHaveLength(2001)
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
  ['Tenant is down', 'It does not answer.', false],
])('sees in "%s" whether init is needed', (summary, detail, wanted) => {
  expect(wantsInit([{ summary, detail }])).toBe(wanted)
})

test('takes the first error of plain text', () => {
  const text = '\n╷\n│ Error: Failed to read the file\n│ \n│ The file is gone.\n╵\n'
  expect(plainProblem(text)).toEqual({ summary: 'Failed to read the file', detail: 'The file is gone.' })
  expect(plainProblem('panic: what')).toBeUndefined()
})
