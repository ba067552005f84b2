import { readProblems } from '../../../../src/cli/drift/read-problems'

const line = (diagnostic: object): string => JSON.stringify({ type: 'diagnostic', diagnostic })
const ADVICE = 'run `terraform init` in acme first'

test('of an error about our own resource there is all, of another the title alone', () => {
  const output = [
    'no JSON',
    line({ severity: 'warning', summary: 'Only a warning' }),
    line({
      severity: 'error',
      summary: 'Credentials rejected',
      detail: 'GET /x:\n  401',
      address: 'module.a.qlikcloud_oauth_client.it',
    }),
    line({ severity: 'error', summary: 'Bad', detail: 'quotes a value', address: 'other_thing.it' }),
    line({ severity: 'error', summary: 'Invalid value', detail: 'quotes the configuration' }),
  ].join('\n')
  expect(readProblems(output, ADVICE)).toEqual([
    {
      title: 'Credentials rejected',
      detail: 'GET /x: 401',
      address: 'module.a.qlikcloud_oauth_client.it',
    },
    { title: 'Bad', address: 'other_thing.it' },
    { title: 'Invalid value' },
  ])
})

test.each([
  ['Required plugins are not installed', 'to download the plugins, run:\n  terraform init'],
  // As with TF_IN_AUTOMATION.
  ['Required plugins are not installed', 'You must install the required plugins before running Terraform.'],
  ['Backend initialization required, please run "terraform init"', ''],
  ['Module not installed', 'Run "terraform init" to install all modules'],
  ['Inconsistent dependency lock file', 'run:\n  tofu init -upgrade'],
])('%s is a folder that is not initialized', (summary, detail) => {
  expect(readProblems(line({ severity: 'error', summary, detail }), ADVICE)).toEqual([
    { title: 'not initialized', detail: ADVICE },
  ])
})

test.each([
  ['Backend configuration block has changed', true],
  ['Backend type changed from "http" to "local"', true],
  ['Initial configuration of the requested backend "http"', false],
])('%s: another backend than before is told apart: %s', (reason, isOther) => {
  const summary = 'Backend initialization required: please run "terraform init"'
  expect(
    readProblems(line({ severity: 'error', summary, detail: `Reason: ${reason}\n\nThe` }), ADVICE),
  ).toEqual([
    isOther
      ? {
          title: 'the backend of the configuration is another one than that of the folder',
          detail: `${ADVICE}, with -migrate-state to take the state along, or with -reconfigure where it is there already`,
        }
      : { title: 'not initialized', detail: ADVICE },
  ])
})

test('what a backend says of one state is no title: all stacks have the same trouble', () => {
  const reason = 'Failed to get state: GET https://states.example.com/acme giving up after 3 attempt(s)'
  expect(
    readProblems(line({ severity: 'error', summary: `error loading state: ${reason}` }), ADVICE),
  ).toEqual([{ title: 'the state cannot be loaded', detail: reason }])
})

test('a long text is cut', () => {
  const address = 'qlikcloud_oauth_client.it'
  const [problem] = readProblems(
    line({ severity: 'error', summary: 'X', detail: 'x'.repeat(900), address }),
    '',
  )
  expect(problem?.detail).toBe(`${'x'.repeat(800)}…`)
})
