import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorLine, summaryLine, warningLine, type Answer, type Call } from './fake-terraform'
import { fleetRig, type FleetRig } from './harness'

let rig: FleetRig

beforeEach(async () => {
  rig = await fleetRig()
})
afterEach(() => rig.stop())

const applied: Answer = { lines: [summaryLine(1)] }
const failing =
  (...names: readonly string[]) =>
  ({ stack }: Call): Answer =>
    names.includes(stack)
      ? { exitCode: 1, lines: [errorLine('Tenant is down', 'It answered 503.')] }
      : applied

test('applies wave by wave, and keeps a record outside of the output', async () => {
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy', '--auto-approve')).toBe(0)
  expect(rig.terraform.calls).toEqual(['apply c1', 'apply r1', 'apply r2', 'apply r3'])
  expect(rig.context.printed.join('\n')).toContain('Deployment of fleet clients: 4 applied')
  expect(rig.recorded()).toEqual({ c1: 'succeeded', r1: 'succeeded', r2: 'succeeded', r3: 'succeeded' })
  expect(readFileSync(join(rig.fleet.folder, '.qlikcloud', '.gitignore'), 'utf8')).toBe('*\n')
})

test('asks terraform for JSON, no questions, and patience with locks', async () => {
  const options: (readonly string[])[] = []
  rig.terraform.always((call) => {
    options.push(call.options)
    return applied
  })
  await rig.run('deploy', '--auto-approve', '--lock-timeout', '90s')
  expect(options[0]).toEqual(['-json', '-input=false', '-auto-approve', '-lock-timeout=90s'])
})

test('stops at a canary that fails, with nothing else started', async () => {
  rig.terraform.always(failing('c1'))
  expect(await rig.run('deploy', '--auto-approve', '--tolerance', '100%')).toBe(1)
  expect(rig.terraform.calls).toEqual(['apply c1'])
  const text = rig.context.printed.join('\n')
  expect(text).toContain('Stopped: a stack of the canary wave canary failed.')
  expect(text).toContain('Error in stack c1, tenant acme: Tenant is down\n  It answered 503.')
  expect(rig.recorded()).toEqual({ c1: 'failed', r1: 'not_started', r2: 'not_started', r3: 'not_started' })
})

test('goes on within the tolerance, and stops beyond it', async () => {
  rig.terraform.always(failing('r1', 'r2'))
  expect(await rig.run('deploy', '--auto-approve', '--tolerance', '1', '--concurrency', '1')).toBe(1)
  expect(rig.terraform.calls).toEqual(['apply c1', 'apply r1', 'apply r2'])
  expect(rig.context.printed.join('\n')).toContain('Stopped: 2 failed in wave rest, and 1 may.')
  expect(rig.context.printed.join('\n')).toContain(
    'Error in 2 stacks (r1, r2), tenants globex, initech, hooli',
  )
})

test('resumes with what failed and what was not started, and says so before', async () => {
  rig.terraform.always(failing('r1'))
  await rig.run('deploy', '--auto-approve')
  expect(await rig.run('status')).toBe(0)
  expect(rig.context.printed.at(-1)).toBe('\n--resume would run r1, r2, r3.')
  rig.terraform.calls.splice(0)
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(rig.terraform.calls).toEqual(['apply r1', 'apply r2', 'apply r3'])
  expect(await rig.run('deploy', '--resume')).toBe(0)
  expect(rig.terraform.calls).toHaveLength(3)
})

test('tells the warnings of an apply, also at status and after a resume, and they change no outcome', async () => {
  const warned: Answer = { lines: [summaryLine(1), warningLine('Secrets that nobody manages', 'Look.')] }
  rig.terraform.always((call) => (call.stack === 'c1' ? warned : failing('r1')(call)))
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  const said = 'Warning in stack c1, tenant acme: Secrets that nobody manages\n  Look.'
  expect(rig.context.printed.join('\n')).toContain(`It answered 503.\n\n${said}\n\nStopped: `)
  expect(rig.recorded()).toMatchObject({ c1: 'succeeded', r1: 'failed' })

  rig.context.printed.splice(0)
  rig.terraform.always(({ stack }) => (stack === 'r1' ? { ...warned, exitCode: 1 } : applied))
  await rig.run('status')
  expect(await rig.run('deploy', '--resume', '--auto-approve', '--tolerance', '1')).toBe(1)
  const [status = '', resumed = ''] = rig.context.printed.filter((text) => text.includes('Deployment of'))
  expect(status).toContain(said)
  // c1 is not run again; r1 failed, and warned as well.
  expect(resumed).toContain('Warning in 2 stacks (c1, r1), tenants acme, globex, initech: Secrets that')

  rig.terraform.always(() => warned)
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(rig.recorded()).toEqual({ c1: 'succeeded', r1: 'succeeded', r2: 'succeeded', r3: 'succeeded' })
})

test('resumes with a stack whose configuration has changed since', async () => {
  rig.terraform.always(() => applied)
  await rig.run('deploy', '--auto-approve')
  rig.terraform.calls.splice(0)
  rig.fleet.configure('r2', { locals: { changed: true } })
  await rig.run('deploy', '--resume', '--auto-approve')
  expect(rig.terraform.calls).toEqual(['apply r2'])
})

test('keeps what it knows of a stack that has come into another wave', async () => {
  rig.terraform.always(() => applied)
  await rig.run('deploy', '--auto-approve')
  const file = join(rig.fleet.out, 'fleets', 'clients.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"rest"', '"later"'))
  rig.terraform.calls.splice(0)
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(rig.terraform.calls).toEqual([])
  expect(rig.recorded()).toEqual({ c1: 'succeeded', r1: 'succeeded', r2: 'succeeded', r3: 'succeeded' })
})

test('leaves out tenants: whole stacks, and by the variable of the provider', async () => {
  const excluded: string[] = []
  rig.terraform.always((call) => {
    excluded.push(`${call.stack}: ${call.excluded}`)
    return applied
  })
  expect(await rig.run('deploy', '--auto-approve', '--exclude-tenant', 'initech,stark')).toBe(0)
  expect(excluded).toEqual(['c1: ', 'r1: initech', 'r2: '])
  expect(rig.recorded()).toMatchObject({ r1: 'succeeded', r3: 'excluded' })
  expect(rig.context.printed.join('\n')).toContain('excluded: initech, stark')

  excluded.splice(0)
  await rig.run('deploy', '--auto-approve', '--resume')
  expect(excluded).toEqual(['r1: ', 'r3: '])
  excluded.splice(0)
  await rig.run('deploy', '--auto-approve', '--only-tenant', 'glob*')
  expect(excluded).toEqual(['r1: initech'])
})

test('runs a shard of a wave, and reports on that alone', async () => {
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy', '--auto-approve', '--wave', 'rest', '--shard', '2/2')).toBe(0)
  expect(rig.terraform.calls).toEqual(['apply r2'])
  expect(rig.context.printed.join('\n')).toContain(
    'Deployment of fleet clients: 1 applied\n  wave rest: 1 applied',
  )
})

test('makes a folder ready where it is not, or where terraform says so', async () => {
  rmSync(join(rig.fleet.stackFolder('c1'), '.terraform'), { recursive: true })
  let isStale = true
  rig.terraform.always(({ stack, step }) => {
    if (stack !== 'r1' || step !== 'apply' || !isStale) return applied
    isStale = false
    return { exitCode: 1, lines: [errorLine('Inconsistent dependency lock file', 'run:\n  terraform init')] }
  })
  expect(await rig.run('deploy', '--auto-approve')).toBe(0)
  expect(rig.terraform.calls.slice(0, 5)).toEqual(['init c1', 'apply c1', 'apply r1', 'init r1', 'apply r1'])
})

test('tries again where two runs made the tables of the states at once, and not for ever', async () => {
  const raced = errorLine('pq: duplicate key value violates unique constraint "pg_class_relname_nsp_index"')
  let races = 2
  rig.terraform.always(({ stack, step }) => {
    if (stack !== 'c1' || step !== 'apply' || races === 0) return applied
    races -= 1
    return { exitCode: 1, lines: [raced] }
  })
  expect(await rig.run('deploy', '--auto-approve', '--wave', 'canary')).toBe(0)
  expect(rig.terraform.calls).toEqual(['apply c1', 'init c1', 'apply c1', 'init c1', 'apply c1'])
  races = 100
  expect(await rig.run('deploy', '--auto-approve', '--wave', 'canary')).toBe(1)
  expect(races).toBe(95)
})

test('makes folders ready one by one where providers are kept in one place', async () => {
  const stacks = ['r1', 'r2', 'r3']
  for (const stack of stacks) rmSync(join(rig.fleet.stackFolder(stack), '.terraform'), { recursive: true })
  Object.assign(rig.context, {
    environment: { ...rig.terraform.environment, TF_PLUGIN_CACHE_DIR: rig.fleet.folder },
  })
  const initializing = new Set<string>()
  let most = 0
  rig.terraform.always(({ step, stack, gone }) => {
    if (step !== 'init') return applied
    initializing.add(stack)
    most = Math.max(most, initializing.size)
    void gone.then(() => initializing.delete(stack))
    return {}
  })
  const options = ['--wave', 'rest', '--concurrency', '3', '--tolerance', '3']
  expect(await rig.run('deploy', '--auto-approve', ...options)).toBe(0)
  expect(most).toBe(1)
  expect(rig.terraform.calls.filter((call) => call.startsWith('init'))).toEqual(
    stacks.map((stack) => `init ${stack}`),
  )
})

test('does not begin without an approval, and needs nobody to say why', async () => {
  expect(await rig.run('deploy')).toBe(2)
  expect(rig.context.noted.at(-1)).toMatch(
    /^qlikcloud: nobody is there to approve: give --approved .* or --auto-approve$/,
  )
  expect(rig.terraform.calls).toEqual([])
})

test.each([
  ['yes', 0, 4],
  ['y', 2, 0],
  ['', 2, 0],
])('asks on a terminal, and takes "%s" with exit code %i', async (answer, code, applies) => {
  const questions: string[] = []
  await rig.stop()
  rig = await fleetRig({
    ask: (question) => {
      questions.push(question)
      return Promise.resolve(answer)
    },
  })
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy')).toBe(code)
  expect(rig.terraform.calls).toHaveLength(applies)
  expect(questions).toEqual([
    expect.stringMatching(/^Deploy the fleet clients with --tolerance 0, .*Only "yes"/),
  ])
})

const refused: readonly [name: string, words: readonly string[], message: RegExp][] = [
  ['no output of cdktf', ['deploy', 'nowhere'], /there is no output of cdktf in nowhere/],
  ['another fleet', ['deploy', '--fleet', 'x'], /there is no fleet "x"; there is clients$/],
  ['a wave that is not there', ['deploy', '--wave', 'x'], /has no wave "x"; its waves are canary, rest$/],
  [
    'a tenant that is not there',
    ['deploy', '--exclude-tenant', 'acmee'],
    /no tenant of the fleet clients is called "acmee" \(did you mean "acme"\?\); its tenants are acme, /,
  ],
  [
    'several tenants that are not there',
    ['deploy', '--only-tenant', 'acmee,umbrella'],
    /no tenant of the fleet clients is called "acmee" \(did you mean "acme"\?\), "umbrella"; its tenants are acme, globex, initech, hooli, stark$/,
  ],
  [
    'a choice that leaves out everything',
    ['plan', '--only-tenant', 'acme', '--exclude-tenant', 'ac*'],
    /--only-tenant acme and --exclude-tenant ac\* leave out every tenant of the fleet clients, so nothing is left to do$/,
  ],
  // An empty variable of a script must not become the whole fleet.
  [
    'no tenant at all',
    ['deploy', '--only-tenant', ''],
    /'--only-tenant <names>' argument '' is invalid\. It /,
  ],
  [
    'no wave at all',
    ['drift', '--wave', ' , '],
    /'--wave <names>' argument ' , ' is invalid\. It names nothing/,
  ],
  [
    'no finding at all',
    ['plan', '--fail-on', ''],
    /'--fail-on <words>' argument '' is invalid\. It names noth/,
  ],
  [
    'a duration without a unit',
    ['plan', '--lock-timeout', '5'],
    /argument '5' is invalid\. It is a time with a unit/,
  ],
  ['a duration in words', ['deploy', '--lock-timeout', '5 min'], /such as 30s, 5m or 1h30m\.$/],
  ['an unknown command', ['deplyo'], /unknown command 'deplyo' \(Did you mean deploy\?\)$/],
  ['no command', [], /^Usage: qlikcloud fleet /],
  [
    'what only a pipeline of GitLab has',
    ['matrix', '--format', 'github', '--deploy-with', '--approved x', '--include', 'jobs.yml'],
    /--deploy-with and --include are for --format gitlab: a job of GitHub says itself what it runs$/,
  ],
  ['a broken shard', ['deploy', '--shard', '3/2'], /--shard takes a part .* got "3\/2"$/],
  ['a shard of several waves', ['deploy', '--shard', '1/2'], /--shard deploys one wave at a time/],
  [
    'a broken tolerance',
    ['deploy', '--tolerance', 'few'],
    /--tolerance takes a number of stacks or a percentage/,
  ],
  ['a resume of nothing', ['deploy', '--resume'], /there is nothing to resume: .*clients\.json is not there/],
  ['two approvals', ['deploy', '--auto-approve', '--approved', 'a'.repeat(64)], /not both$/],
  ['a hash that is none', ['deploy', '--approved', 'abc'], /--approved takes the 64 characters/],
  [
    'plans that are not there',
    ['deploy', '--approved', 'a'.repeat(64)],
    /there is no plan for c1, r1, r2, r3: run/,
  ],
  ['no concurrency', ['deploy', '--concurrency', '0'], /whole number from 1 to 1000/],
  ['a status of nothing', ['status'], /was not deployed from here yet/],
  ['an option that is not there', ['deploy', '--aproved'], /unknown option '--aproved'/],
]
test.each(refused)('refuses %s with exit code 1', async (_name, words, message) => {
  expect(await rig.run(...words)).toBe(1)
  expect(rig.context.noted.join('\n')).toMatch(message)
  expect(rig.terraform.calls).toEqual([])
})

test('refuses to resume what is of other stacks, or no record at all', async () => {
  rig.terraform.always(() => applied)
  await rig.run('deploy', '--auto-approve')
  const record = readFileSync(rig.recordFile, 'utf8')
  writeFileSync(rig.recordFile, record.replaceAll(/"name": "([cr]\d)"/g, '"name": "other-$1"'))
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain('is of other stacks than those of the fleet clients')
  writeFileSync(rig.recordFile, record.slice(0, 100))
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain('is not the record of a deployment')
})

test('writes the report as JSON to a file, or in place of the text', async () => {
  rig.terraform.always(failing('r1'))
  expect(await rig.run('deploy', '--auto-approve', '--json', 'report.json')).toBe(1)
  const file = join(rig.fleet.folder, 'report.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format_version: '1.1',
    stacks: { succeeded: 1, failed: 1, not_started: 2 },
    stopped: { reason: 'tolerance', wave: 'rest', failed: 1, allowed: 0 },
    problems: [{ summary: 'Tenant is down', stacks: ['r1'], tenants: ['globex', 'initech'] }],
  })
  rig.context.printed.splice(0)
  await rig.run('deploy', '--auto-approve', '--json', '-')
  expect(JSON.parse(rig.context.printed.join('\n'))).toMatchObject({ command: 'deploy' })
})

test.each([
  ['no/such/report.json', 'no/such/report.json (ENOENT)'],
  ['.', '. (EISDIR)'],
  ['', 'a file without a name (EISDIR)'],
])('refuses %j for the report before anything runs', async (file, said) => {
  for (const command of ['plan', 'deploy --auto-approve'])
    expect(await rig.run(...command.split(' '), '--json', file)).toBe(1)
  expect(rig.context.noted).toEqual(Array(2).fill(`qlikcloud: cannot write the report to ${said}`))
  expect(rig.terraform.calls).toEqual([])
})

test('says when there is no terraform', async () => {
  Object.assign(rig.context, { environment: { TERRAFORM_BINARY_NAME: join(rig.fleet.folder, 'none') } })
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  expect(rig.context.printed.join('\n')).toContain('none could not be started')
})

test('shows no value of the environment', async () => {
  Object.assign(rig.context, {
    environment: { ...rig.terraform.environment, QLIKCLOUD_CLIENT_SECRET: 'CANARY', TF_VAR_secret: 'CANARY' },
  })
  rig.terraform.always(failing('c1'))
  await rig.run('deploy', '--auto-approve', '--json', 'report.json')
  const files = ['report.json', '.qlikcloud/cdktf.out/clients.json'].map((file) =>
    join(rig.fleet.folder, file),
  )
  expect(files.every(existsSync)).toBe(true)
  const texts = [
    ...rig.context.printed,
    ...rig.context.noted,
    ...files.map((file) => readFileSync(file, 'utf8')),
  ]
  expect(texts.join('\n')).not.toContain('CANARY')
})

test('prints the record as JSON, and the jobs of a CI', async () => {
  rig.terraform.always(() => applied)
  await rig.run('deploy', '--auto-approve')
  rig.context.printed.splice(0)
  expect(await rig.run('status', '--json')).toBe(0)
  expect(JSON.parse(rig.context.printed.join('\n'))).toMatchObject({ stacks: { succeeded: 4 } })
  rig.context.printed.splice(0)
  expect(await rig.run('matrix', '--format', 'github', '--jobs', '2')).toBe(0)
  expect(JSON.parse(rig.context.printed.join('\n'))).toMatchObject({
    rest: { include: [{ shard: '1/2', stacks: 2 }, {}] },
  })
  rig.context.printed.splice(0)
  const options = ['--include', 'ci/fleet.yml', '--deploy-with', '--approved $HASH']
  expect(await rig.run('matrix', 'cdktf.out', '--format', 'gitlab', ...options)).toBe(0)
  expect(rig.context.printed.join('\n')).toContain(
    '    - "npx qlikcloud fleet deploy cdktf.out --fleet clients --approved $HASH --wave rest --shard 3/3"',
  )
})

test('takes all stacks of a program without a fleet, in the order of what depends on what', async () => {
  rmSync(join(rig.fleet.out, 'fleets'), { recursive: true })
  const manifest = join(rig.fleet.out, 'manifest.json')
  // As the harness wrote it.
  const { stacks } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly stacks: Record<string, object> }
  writeFileSync(
    manifest,
    JSON.stringify({ stacks: { ...stacks, c1: { ...stacks['c1'], dependencies: ['r2'] } } }),
  )
  rig.terraform.always(failing('r2'))
  expect(await rig.run('deploy', '--auto-approve', '--tolerance', '3')).toBe(1)
  expect([...rig.terraform.calls].sort()).toEqual(['apply r1', 'apply r2', 'apply r3'])
  expect(rig.context.printed.join('\n')).toContain(
    'Deployment of fleet stacks: 2 applied, 1 failed, 1 not started',
  )
  expect(await rig.run('deploy', '--exclude-tenant', 'acme')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain('no tenant of the fleet stacks is called "acme"')
})

test.each(['90s', '1h30m', '1.5h', '0', '500ms'])('takes %s as a time to wait for a lock', async (time) => {
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy', '--auto-approve', '--wave', 'canary', '--lock-timeout', time)).toBe(0)
})

test('leaves out nothing where a script has no tenant to leave out', async () => {
  rig.terraform.always(() => applied)
  expect(await rig.run('deploy', '--auto-approve', '--exclude-tenant', '')).toBe(0)
  expect(rig.recorded()).toEqual({ c1: 'succeeded', r1: 'succeeded', r2: 'succeeded', r3: 'succeeded' })
})

describe('what is to be made in a tenant that is left out', () => {
  const refused = (...summaries: readonly string[]): Answer => ({
    exitCode: 1,
    lines: [
      { type: 'apply_complete', hook: { action: 'create' } },
      ...summaries.map((summary) => errorLine(summary)),
    ],
  })
  const deploy = (answer: Answer): Promise<number> => {
    rig.terraform.always(({ stack }) => (stack === 'r1' ? answer : applied))
    return rig.run('deploy', '--auto-approve', '--exclude-tenant', 'globex', '--tolerance', '1')
  }

  test('waits, and is no failure', async () => {
    expect(await deploy(refused('Tenant left out', 'Tenant left out'))).toBe(0)
    expect(rig.context.printed.join('\n')).toContain('tenants: 4 applied, 1 excluded')
    rig.terraform.calls.splice(0)
    rig.terraform.always(() => applied)
    expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(0)
    expect(rig.terraform.calls).toEqual(['apply r1'])
  })

  test('hides no failure of another tenant', async () => {
    expect(await deploy(refused('Tenant left out', 'Qlik Cloud failed'))).toBe(1)
    expect(rig.recorded()).toMatchObject({ r1: 'failed' })
    // What came before the failure counts all the same.
    expect(rig.context.printed.join('\n')).toContain('4 added, 0 changed, 0 destroyed')
  })
})

test('names the tenant without which the others of its stack go on, and the variables that are missing', async () => {
  rig.terraform.always(({ stack }) =>
    stack === 'r1' ? { exitCode: 1, lines: [errorLine('Down', 'Tenant "globex" is down.')] } : applied,
  )
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  expect(rig.context.noted).toContain('To go on without globex, add --exclude-tenant globex.')
  const detail = 'The root module input variable "client_id" is not set, and has no default value.'
  rig.terraform.always(() => ({ exitCode: 1, lines: [errorLine('No value for required variable', detail)] }))
  expect(await rig.run('plan')).toBe(1)
  expect(rig.context.noted).toContain(
    'Variables of the stacks are given in the environment: TF_VAR_client_id.',
  )
})

test('says what the lock file has to do with tenants that are not where their clients are', async () => {
  const unknown = (tenant: string): Answer => ({
    exitCode: 1,
    lines: [errorLine('Unknown tenant', `The provider block has no tenant "${tenant}". It has "hooli".`)],
  })
  rig.terraform.always(({ stack }) =>
    stack === 'r1' ? unknown('stark') : stack === 'r2' ? unknown('gone') : applied,
  )
  expect(await rig.run('deploy', '--auto-approve', '--tolerance', '3')).toBe(1)
  expect(rig.context.noted.slice(-2)).toEqual([
    'The state of another stack has the clients of stark (now in r3). Was the lock file of the fleet deleted or edited? Take it from version control again and synthesize: in another stack, clients would be made anew.',
    'States still have clients of gone, which the fleet does not know any more. Put it back under "removed" in the lock file, with its url, and synthesize: the provider needs that to destroy them.',
  ])
})

test('a tenant that was taken out before is told of where it fails, or is left out', async () => {
  const file = join(rig.fleet.out, 'fleets', 'clients.json')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"tenants":["hooli"]', '"tenants":["hooli"],"removed":["gone"]'),
  )
  rig.terraform.always(({ stack, excluded }) =>
    stack === 'r2' && excluded !== 'gone'
      ? { exitCode: 1, lines: [errorLine('Down', 'Tenant "gone" is down.')] }
      : applied,
  )
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  expect(rig.context.printed.join('\n')).toMatch(/Error in stack r2, tenant gone: Down/)
  expect(rig.context.noted).toContain('To go on without gone, add --exclude-tenant gone.')
  rig.context.printed.splice(0)
  expect(await rig.run('deploy', '--resume', '--auto-approve', '--exclude-tenant', 'gone')).toBe(0)
  expect(rig.context.printed.join('\n')).toContain('tenants: 5 applied, 1 excluded\n    excluded: gone')
  // What it has left is still to be destroyed.
  expect(await rig.run('status')).toBe(0)
  expect(rig.context.printed.at(-1)).toContain('--resume would run r2.')
})

test('says where it cannot keep its record', async () => {
  const place = join(rig.fleet.folder, '.qlikcloud')
  writeFileSync(place, '')
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  expect(rig.context.noted.at(-1)).toMatch(
    /^qlikcloud: cannot use .*\.qlikcloud.*: a part of this path is a file \(ENOTDIR, \w+\)$/,
  )
  expect(rig.terraform.calls).toEqual([])
})
