import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeJson, clientValues, planText } from '../../review/plan-json'
import { errorLine, summaryLine, warningLine, type Answer, type Call } from './fake-terraform'
import { fleetRig, type FleetRig } from './harness'

const widened = (name: string): string =>
  planText([
    changeJson({
      before: clientValues(),
      after: clientValues({ client_name: name, allowed_scopes: ['apps:read', 'user_default'] }),
    }),
  ])
const planned = ({ stack }: Call): Answer => ({ exitCode: 2, lines: [summaryLine(1)], plan: widened(stack) })
const planOrApply = (call: Call): Answer =>
  call.step === 'plan' ? planned(call) : { lines: [summaryLine(1)] }

let rig: FleetRig

beforeEach(async () => {
  rig = await fleetRig()
})
afterEach(() => rig.stop())

const approval = async (...words: readonly string[]): Promise<string> => {
  rig.context.printed.splice(0)
  await rig.run('plan', '--approve', ...words)
  return rig.context.printed.join('\n')
}

test('plans every stack into its folder, and reviews all of them together', async () => {
  rig.terraform.always(planned)
  expect(await rig.run('plan')).toBe(0)
  expect([...rig.terraform.calls].sort()).toEqual(['plan c1', 'plan r1', 'plan r2', 'plan r3'])
  const text = rig.context.printed.join('\n')
  expect(text).toContain('Plan of fleet clients: 4 planned')
  expect(text).toContain('4 to add, 0 to change, 0 to destroy')
  expect(text).toContain('Review of 4 plans: broadens access')
  expect(existsSync(join(rig.fleet.stackFolder('r1'), 'plan'))).toBe(true)
})

test('starts as many plans at once as it may, whatever their waves', async () => {
  const done = rig.run('plan', '--concurrency', '3')
  const calls = [await rig.terraform.next(), await rig.terraform.next(), await rig.terraform.next()]
  expect(calls.map(({ stack }) => stack).sort()).toEqual(['c1', 'r1', 'r2'])
  rig.terraform.always(planned)
  for (const call of calls) call.answer(planned(call))
  expect(await done).toBe(0)
})

test('ends with 2 when the gate refuses', async () => {
  rig.terraform.always(planned)
  expect(await rig.run('plan', '--fail-on', 'broadens')).toBe(2)
  expect(rig.context.printed.join('\n')).toContain('Gate: refused')
})

test('tells the warnings of plans, in the report for programs as well, and they change no outcome', async () => {
  rig.terraform.always((call) => ({
    ...planned(call),
    exitCode: call.stack === 'r2' ? 0 : 2,
    lines: [summaryLine(0), warningLine('Old', `Of ${call.stack}.`)],
  }))
  expect(await rig.run('plan', '--only-tenant', 'acme,globex,hooli', '--json', 'report.json')).toBe(0)
  expect(rig.context.printed.join('\n')).toContain(
    'Warning in 3 stacks (c1, r1, r2), tenants acme, globex, initech, hooli: Old\n  Of ‹stack›.',
  )
  const report = readFileSync(join(rig.fleet.folder, 'report.json'), 'utf8')
  expect(JSON.parse(report)).toMatchObject({
    ...{ format_version: '1.1', problems: [], stacks: { succeeded: 2, unchanged: 1, excluded: 1 } },
    warnings: [{ summary: 'Old', detail: 'Of ‹stack›.', stacks: ['c1', 'r1', 'r2'] }],
    waves: [{ stacks: [{ warnings: [{ summary: 'Old', detail: 'Of c1.' }] }] }, {}],
  })
})

test('gives no hash when a plan is missing, and says which and why', async () => {
  rig.terraform.always((call) =>
    call.stack === 'r2' ? { exitCode: 1, lines: [errorLine('Bad')] } : planned(call),
  )
  expect(await rig.run('plan', '--approve')).toBe(1)
  expect(rig.context.printed).toEqual([])
  const noted = rig.context.noted.join('\n')
  expect(noted).toContain('Error in stack r2, tenant hooli: Bad')
  expect(noted).toContain('- no plan to review: r2')
  expect(noted).toContain('there is no hash, since not every stack has a plan')
})

test('applies exactly the plans that were approved', async () => {
  const options: (readonly string[])[] = []
  rig.terraform.always((call) => {
    if (call.step === 'apply') options.push(call.options)
    return planOrApply(call)
  })
  const hash = await approval()
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await rig.run('deploy', '--approved', hash)).toBe(0)
  const file = expect.stringMatching(/clients\.plans/) as unknown
  expect(options).toEqual(Array(4).fill(['-json', '-input=false', '-lock-timeout=5m', file]))
})

test('refuses plans that do something else before anything is applied', async () => {
  rig.terraform.always(planOrApply)
  const hash = await approval()
  writeFileSync(join(rig.fleet.stackFolder('r3'), 'plan'), widened('other'))
  expect(await rig.run('deploy', '--approved', hash)).toBe(2)
  expect(rig.context.noted.at(-1)).toMatch(
    new RegExp(`not what was approved: the approval is for ${hash}, and this is`),
  )
  expect(rig.terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([])
})

test('applies what was compared, also when a plan file changes while the deployment runs', async () => {
  rig.terraform.always(planOrApply)
  const hash = await approval()
  const applied: string[] = []
  rig.terraform.always((call) => {
    writeFileSync(join(rig.fleet.stackFolder('r1'), 'plan'), widened('other'))
    applied.push(readFileSync(call.options.at(-1) ?? '', 'utf8'))
    return planOrApply(call)
  })
  expect(await rig.run('deploy', '--approved', hash)).toBe(0)
  expect(applied).toEqual(['c1', 'r1', 'r2', 'r3'].map(widened))
  // Plans hold secrets.
  expect(existsSync(join(rig.fleet.folder, '.qlikcloud', 'cdktf.out', 'clients.plans'))).toBe(false)
})

test('takes the approval of the whole fleet for a part of it, but not the other way round', async () => {
  rig.terraform.always(planOrApply)
  const part = await approval('--wave', 'canary')
  const whole = await approval()
  expect(await rig.run('deploy', '--approved', part, '--wave', 'rest')).toBe(2)
  expect(await rig.run('deploy', '--approved', whole, '--wave', 'rest', '--shard', '1/2')).toBe(0)
  expect(rig.terraform.calls.filter((call) => call.startsWith('apply'))).toEqual(['apply r1', 'apply r3'])
})

test('plans and approves for a resume what is still to be done', async () => {
  rig.terraform.always(planOrApply)
  const hash = await approval()
  rig.terraform.always((call) =>
    call.stack === 'r2' ? { exitCode: 1, lines: [errorLine('Down')] } : planOrApply(call),
  )
  expect(await rig.run('deploy', '--approved', hash)).toBe(1)
  rig.terraform.always(planOrApply)
  rig.terraform.calls.splice(0)
  const again = await approval('--resume')
  expect(await rig.run('deploy', '--resume', '--approved', again)).toBe(0)
  expect([...rig.terraform.calls].sort()).toEqual(['apply r2', 'apply r3', 'plan r2', 'plan r3'])
  // Now that all is done, there is nothing that would have to be approved.
  expect(await rig.run('deploy', '--resume', '--approved', again)).toBe(0)
  expect(await approval('--resume')).toBe('')
  expect(rig.context.noted.slice(-2)).toEqual([
    expect.stringMatching(/^Plan of fleet clients: nothing to do\n/),
    'qlikcloud: there is no hash, since there is nothing to plan',
  ])
})

test('what was approved before the configuration changed is not taken for what it says now', async () => {
  rig.terraform.always(planOrApply)
  await approval('--wave', 'rest')
  const hash = await approval('--wave', 'canary')
  const whole = await approval()
  for (const stack of ['r1', 'r2']) rig.fleet.configure(stack, { locals: { changed: true } })
  expect(await rig.run('deploy', '--approved', hash, '--wave', 'canary')).toBe(0)
  expect(rig.context.noted.join('\n')).not.toContain('has changed since')
  expect(await rig.run('deploy', '--approved', whole)).toBe(0)
  expect(rig.context.noted).toContain(
    'The configuration of r1, r2 has changed since these plans were made, and the change is not in them. Afterwards, --resume goes on with it.',
  )
  rig.context.printed.splice(0)
  await rig.run('status')
  expect(rig.context.printed.at(-1)).toBe('\n--resume would run r1, r2.')
})

test('a plan that nobody has a note of is taken for one of the configuration that is there', async () => {
  rig.terraform.always(planOrApply)
  const hash = await approval()
  const notes = rig.recordFile.replace('clients.json', 'clients.planned.json')
  for (const broken of ['cut off {', 'null', '{ "c1": null }']) {
    writeFileSync(notes, broken)
    expect(await rig.run('deploy', '--approved', hash)).toBe(0)
  }
  await rig.run('status')
  expect(rig.context.printed.at(-1)).toBe('\n--resume has nothing to do.')
})

test('leaves no older plan of what is left out', async () => {
  rig.terraform.always(planned)
  await rig.run('plan')
  await rig.run('plan', '--exclude-tenant', 'hooli')
  const withPlan = ['c1', 'r1', 'r2', 'r3'].filter((stack) =>
    existsSync(join(rig.fleet.stackFolder(stack), 'plan')),
  )
  expect(withPlan).toEqual(['c1', 'r1', 'r3'])
})

test('wants the hash and the report in different places', async () => {
  expect(await rig.run('plan', '--approve', '--json', '-')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain('name a file for the report')
})
