import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { REVIEW_FORMATS } from '../../../src/cli/review/review-formats'
import { runCommand } from '../../../src/cli/run-command'
import { changeJson, clientValues, planText, reportOf } from '../review/plan-json'
import { fakeContext, type FakeContext } from './fake-context'

const WIDER = planText([
  changeJson({
    before: clientValues(),
    after: clientValues({ allowed_scopes: ['admin.apps', 'user_default'] }),
  }),
])
const RENAMED = planText([
  changeJson({ before: clientValues(), after: clientValues({ client_name: 'Gate' }) }),
])
/** How a file begins that `terraform plan -out` wrote. */
const PLAN_FILE = Buffer.concat([
  Buffer.from('PK\u0003\u0004'),
  Buffer.alloc(26),
  Buffer.from('tfplan and more'),
])

let context: FakeContext
let ran: string[][] = []

beforeEach(() => {
  ran = []
  context = fakeContext({
    readInput: () => Promise.resolve(WIDER),
    runProgram: (program, options, folder) => {
      ran.push([program, ...options, folder])
      return Promise.resolve({ exitCode: 0, stdout: WIDER, stderr: '' })
    },
  })
})
afterEach(() => context.remove())

function put(path: string, contents: string | Buffer): string {
  const file = join(context.scratch, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, contents)
  return file
}
const review = (...words: readonly string[]): Promise<number> => runCommand(['review', ...words], context)

test('reviews the JSON of a plan, and does not mind what it finds', async () => {
  put('acme.json', WIDER)
  expect(await review('acme.json')).toBe(0)
  expect(context.printed.join('\n')).toContain('Review of 1 plan: broadens access')
  expect(context.printed.join('\n')).toContain('update of client "Portal" in acme\n')
  expect(context.noted).toEqual([])
  expect(ran).toEqual([])
})

test('reads what comes in for -', async () => {
  expect(await review('-', '--format', 'json')).toBe(0)
  const report = JSON.parse(context.printed.join('\n')) as {
    readonly plans: readonly { readonly name: string }[]
  }
  expect(report.plans.map(({ name }) => name)).toEqual(['input'])
})

test('names in SARIF the file of each stack, and the file of the plan where there is no stack', async () => {
  put('stacks/a b/cdk.tf.json', '{}')
  put('stacks/a b/plan', PLAN_FILE)
  put('hcl/network.tf', '')
  put('hcl/clients.tf', '')
  put('hcl/plan.json', WIDER)
  put('plans/acme.json', RENAMED)
  put('main.tf', '')
  const words = ['stacks/a b', 'hcl/plan.json', 'plans/acme.json', '-', '--format', 'sarif']
  expect(await review(...words, '--fail-on', 'admin')).toBe(2)
  const files = context.printed.join('\n').matchAll(/"uri": "(.*)"/g)
  expect([...files].map(([, uri]) => uri)).toEqual([
    'stacks/a%20b/cdk.tf.json',
    'hcl/clients.tf',
    'main.tf',
    'plans/acme.json',
  ])
  expect(context.printed.join('\n')).toContain('"semanticVersion": "9.8.7"')
  expect(context.printed.join('\n')).toContain('"refused": true')
})

test('writes one page of HTML', async () => {
  put('acme.json', WIDER)
  expect(await review('acme.json', '--format', 'html', '--fail-on', 'admin')).toBe(2)
  expect(context.printed.join('\n')).toMatch(/^<!doctype html>\n.*Gate: refused.*<\/html>$/s)
  expect(context.noted).toEqual([])
})

test('lets terraform show a plan file, in its folder', async () => {
  const file = put('stack/some name', PLAN_FILE)
  put('stack/main.tf', '')
  expect(await review('stack')).toBe(0)
  expect(await review('stack/some name')).toBe(0)
  expect(ran).toEqual(Array(2).fill(['terraform', 'show', '-json', file, dirname(file)]))
})

test('goes by TERRAFORM_BINARY_NAME, as cdktf does', async () => {
  put('stack/plan', PLAN_FILE)
  await runCommand(['review', 'stack'], { ...context, environment: { TERRAFORM_BINARY_NAME: 'tofu' } })
  expect(ran.map(([program]) => program)).toEqual(['tofu'])
})

test('reviews every stack of a cdktf.out that has a plan, and names the others', async () => {
  const stacks = Object.fromEntries(
    ['acme', 'globex', 'initech'].map((name) => [name, { name, workingDirectory: `stacks/${name}` }]),
  )
  put('cdktf.out/manifest.json', JSON.stringify({ version: '0.21', stacks }))
  put('cdktf.out/stacks/acme/plan', PLAN_FILE)
  put('cdktf.out/stacks/globex/plan', PLAN_FILE)
  // Without an argument: the working folder, where cdktf.out is.
  expect(await review()).toBe(0)
  const text = context.printed.join('\n')
  expect(text).toContain('Review of 2 plans: broadens access')
  expect(text).toContain('update of client "Portal" in 2 plans')
  expect(text).toContain('- no plan to review: initech')
})

const refused: readonly [name: string, words: readonly string[], message: string | RegExp][] = [
  ['a file that is not there', ['nothing.json'], 'qlikcloud: there is no nothing.json'],
  [
    'a folder without a plan',
    ['empty'],
    /^qlikcloud: there is no plan in empty: run `terraform plan -out=plan` there/,
  ],
  ['several plans in a folder', ['two'], /has several plans \(a, b\): name the one to review$/],
  ['stacks without any plan', ['out'], /^qlikcloud: no stack of out has a plan/],
  [
    'a manifest of something else',
    ['foreign'],
    'qlikcloud: foreign has a manifest.json that cdktf did not write',
  ],
  ['what comes in twice', ['-', '-'], 'qlikcloud: "-" can be given only once'],
  [
    'one broken plan among good ones',
    ['good.json', 'broken.json', 'old.json'],
    /^qlikcloud: no verdict, since 2 of 3 plans cannot be reviewed:\n {2}broken: it is cut off: .*\n {2}old: it has format_version 0.1/,
  ],
  [
    'a word that the gate does not know',
    ['good.json', '--fail-on', 'broaden'],
    /^qlikcloud: --fail-on does not know "broaden": give ids of rules or of broadens, unknown, /,
  ],
  [
    'a policy that is not there',
    ['good.json', '--policy', 'none.json'],
    'qlikcloud: cannot read the policy none.json',
  ],
  ['a broken policy', ['good.json', '--policy', 'good.json'], /^qlikcloud: the policy cannot be used:\n {2}/],
  [
    'a hash that is none',
    ['good.json', '--approved', 'abc'],
    'qlikcloud: --approved takes the 64 characters that `qlikcloud review --approve` or `qlikcloud fleet plan --approve` printed',
  ],
  [
    'both approvals',
    ['good.json', '--approve', '--approved', 'abc'],
    /^qlikcloud: give --approve to get a hash, or --approved/,
  ],
  [
    'an option that is not there',
    ['good.json', '--fail-onn', 'broadens'],
    "qlikcloud: unknown option '--fail-onn' (Did you mean --fail-on?)",
  ],
  [
    'a format that is not there',
    ['good.json', '--format', 'pdf'],
    /^qlikcloud: option '--format <format>' argument 'pdf' is invalid/,
  ],
]

test.each(refused)('ends with 1 and no verdict for %s', async (_name, words, message) => {
  put('good.json', RENAMED)
  put('broken.json', WIDER.slice(0, -20))
  put('old.json', planText([], { format_version: '0.1' }))
  mkdirSync(join(context.scratch, 'empty'))
  put('two/a', PLAN_FILE)
  put('two/b', PLAN_FILE)
  put('out/manifest.json', JSON.stringify({ stacks: { acme: { workingDirectory: 'stacks/acme' } } }))
  put('foreign/manifest.json', '{"stacks":[1]}')
  expect(await review(...words)).toBe(1)
  expect(context.printed).toEqual([])
  expect(context.noted.join('\n')).toMatch(message)
})

test.each(REVIEW_FORMATS)('prints nothing as %s when one of the plans cannot be judged', async (format) => {
  put('good.json', RENAMED)
  put('cut.json', WIDER.slice(0, -20))
  put('future.json', planText([], { format_version: '2.1' }))
  expect(await review('good.json', 'cut.json', 'future.json', '--format', format, '--fail-on', 'drift')).toBe(
    1,
  )
  expect(context.printed).toEqual([])
  expect(context.noted.join('\n')).toMatch(/^qlikcloud: no verdict, since 2 of 3 plans cannot be reviewed:\n/)
})

test('ends with 1 when terraform cannot show the plan, and repeats only the first line of why', async () => {
  put('stack/plan', PLAN_FILE)
  const runProgram = () =>
    Promise.resolve({
      exitCode: 1,
      stdout: '',
      stderr:
        '\n\u001B[31m│\u001B[0m \u001B[1mError: \u001B[0m\u001B[1mFailed to load plugin schemas\u001B[0m\n│ \n│ CANARY\n',
    })
  expect(await runCommand(['review', 'stack'], { ...context, runProgram })).toBe(1)
  expect(context.noted).toEqual([
    `qlikcloud: no verdict:\n  stack: \`terraform show -json\` failed: Failed to load plugin schemas: run \`terraform init\` in ${join(context.scratch, 'stack')}`,
  ])
  const missing = () => Promise.resolve({ exitCode: undefined, stdout: '', stderr: '' })
  expect(await runCommand(['review', 'stack'], { ...context, runProgram: missing })).toBe(1)
  expect(context.noted.at(-1)).toContain(
    'stack: terraform could not be run, and only it can read a plan file',
  )
})

test('reads a pipe, which gives what is in it only once', async () => {
  const pipe = join(context.scratch, 'pipe')
  execFileSync('mkfifo', [pipe])
  put('acme.json', WIDER)
  // It waits until somebody opens the pipe to read.
  const writer = spawn('sh', ['-c', 'cat acme.json > pipe'], { cwd: context.scratch, stdio: 'inherit' })
  const closed = once(writer, 'close')
  expect(await review('pipe')).toBe(0)
  expect(await closed).toEqual([0, null])
  expect(context.printed.join('\n')).toContain('Review of 1 plan: broadens access')
})

test('ends with 1 for a file that is too long to be read, before it is read', async () => {
  truncateSync(put('acme.json', ''), 400_000_001)
  expect(await review('acme.json')).toBe(1)
  expect(context.noted).toEqual([
    'qlikcloud: no verdict:\n  acme: it has 400000001 bytes, and 400000000 can be read: review the stacks one by one',
  ])
})

test('ends with 1 for a plan file whose JSON is too long to be read', async () => {
  put('stack/plan', PLAN_FILE)
  const runProgram = () => Promise.resolve({ exitCode: undefined, stdout: '', stderr: '', isTooLong: true })
  expect(await runCommand(['review', 'stack'], { ...context, runProgram })).toBe(1)
  expect(context.noted).toEqual([
    'qlikcloud: no verdict:\n  stack: its JSON has more than 400000000 bytes, and no more can be read: make several stacks of it',
  ])
})

test('ends with 2 when the gate refuses, and says why', async () => {
  put('acme.json', WIDER)
  expect(await review('acme.json', '--fail-on', 'deletes,broadens')).toBe(2)
  expect(context.printed.join('\n')).toMatch(
    /Gate: refused\n {2}- --fail-on broadens: review\/scope-added in G1: qlikcloud_oauth_client\.it$/,
  )
  expect(await review('acme.json', '--fail-on', 'broadens', '--allow', 'review/scope-added')).toBe(0)
})

test('approves nothing that nobody can see', async () => {
  const change = { after_sensitive: { redirect_uris: true } }
  const hidden = planText([changeJson({ before: null, after: clientValues(), change })])
  put('acme.json', hidden)
  const why =
    'qlikcloud: this cannot be approved, since nobody can see what it does: qlikcloud_oauth_client.it: redirect_uris. What is marked as sensitive has no part in the hash: take the mark from these arguments'
  expect(await review('acme.json', '--approve')).toBe(2)
  expect(context.printed).toEqual([])
  expect(context.noted.at(-1)).toBe(why)
  const { approval } = await reportOf({ acme: hidden })
  expect(await review('acme.json', '--approved', approval)).toBe(2)
  expect(context.noted.at(-1)).toBe(why)

  put('stack/plan', PLAN_FILE)
  const runProgram: FakeContext['runProgram'] = () =>
    Promise.resolve({ exitCode: 0, stdout: hidden, stderr: '' })
  expect(await runCommand(['apply', 'stack', '--approved', approval], { ...context, runProgram })).toBe(2)
  expect(context.noted.at(-1)).toBe(why)
})

test('names what nobody can see without what would speak to the terminal', async () => {
  const change = { after_sensitive: { redirect_uris: true } }
  const address = 'qlikcloud_oauth_client.it["\u001B[2J"]'
  put('acme.json', planText([changeJson({ address, before: null, after: clientValues(), change })]))
  expect(await review('acme.json', '--approve')).toBe(2)
  expect(context.noted.at(-1)).toContain('qlikcloud_oauth_client.it["\\u{1b}[2J"]: redirect_uris. What is')
})

test('goes by a policy', async () => {
  put('acme.json', WIDER)
  const rows = [{ forbid: ['admin'], scopes: ['admin.*'], because: 'ask security first' }]
  put('policy.json', JSON.stringify({ version: 1, rows }))
  expect(await review('acme.json', '--policy', 'policy.json')).toBe(2)
  expect(context.printed.join('\n')).toContain(
    'row 1 of the policy (ask security first): review/scope-added in G1',
  )
})

test('prints a hash for what was reviewed, and refuses anything else', async () => {
  put('acme.json', WIDER)
  put('other.json', RENAMED)
  expect(await review('acme.json', '--approve')).toBe(0)
  const [hash = ''] = context.printed
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(context.noted.join('\n')).toContain('Review of 1 plan: broadens access')

  expect(await review('acme.json', '--approved', hash)).toBe(0)
  expect(await review('other.json', '--approved', hash)).toBe(2)
  expect(context.noted.at(-1)).toMatch(
    new RegExp(`^qlikcloud: not what was approved: the approval is for ${hash}, and this is [0-9a-f]{64}$`),
  )
})

test('prints no hash for what the gate refuses', async () => {
  put('acme.json', WIDER)
  expect(await review('acme.json', '--approve', '--fail-on', 'admin')).toBe(2)
  expect(context.printed).toEqual([])
})

test('colours on a terminal only, and never with NO_COLOR', async () => {
  put('acme.json', WIDER)
  const printed = async (changes: Partial<FakeContext>): Promise<string> => {
    const texts: string[] = []
    await runCommand(['review', 'acme.json'], { ...context, ...changes, print: (text) => texts.push(text) })
    return texts.join('\n')
  }
  expect(await printed({ isTerminal: false })).not.toContain('\u001b[')
  expect(await printed({ isTerminal: true })).toContain('\u001b[31m')
  expect(await printed({ isTerminal: true, environment: { NO_COLOR: '1' } })).not.toContain('\u001b[')
})
