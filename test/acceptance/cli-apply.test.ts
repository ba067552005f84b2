import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(120_000)

let emulator: Emulator
let place: AttachedWorkspace
let context: FakeContext
let scratch: string
let formerTmpdir: string | undefined
/** Called before terraform is told to apply. */
let beforeApply: () => void = () => undefined
/** What terraform wrote when it applied. */
const applied: string[] = []

beforeAll(async () => {
  emulator = await startEmulator({ limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  scratch = mkdtempSync(join(tmpdir(), 'qlikcloud apply test '))
  formerTmpdir = process.env['TMPDIR']
  process.env['TMPDIR'] = scratch
  const environment = { ...terraformEnvironment(accessOf(emulator, 'acme')), ...place.variables }
  context = fakeContext({
    runProgram: (program, options, folder) => runProgram(program, options, folder, environment),
    passProgram: async (program, options, folder) => {
      beforeApply()
      const ran = await runProgram(program, options, folder, environment)
      applied.push(ran.stdout + ran.stderr)
      return ran.exitCode
    },
  })
})
afterAll(async () => {
  if (formerTmpdir === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = formerTmpdir
  context.remove()
  place.remove()
  rmSync(scratch, { recursive: true, force: true })
  await emulator.stop()
})
beforeEach(() => {
  applied.length = 0
  context.printed.length = 0
  context.noted.length = 0
  beforeApply = () => undefined
})
afterEach(() => expect(readdirSync(scratch)).toEqual([]))

const client = (scopes: string): string => `
resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = [${scopes}]
}
`

const portal = () =>
  emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Portal')

async function approvedPlan(scopes: string): Promise<string> {
  place.configure(client(scopes))
  await place.plan()
  expect(await runCommand(['review', place.folder, '--approve'], context)).toBe(0)
  return context.printed.at(-1) ?? ''
}

test('applies the plan that was approved, and shows what terraform says', async () => {
  const hash = await approvedPlan('"user_default"')
  expect(await runCommand(['apply', place.folder, '--approved', hash], context)).toBe(0)
  expect(context.noted.at(-1)).toBe(`qlikcloud: this is what was approved: ${hash}`)
  expect(applied.join('')).toContain('1 added, 0 changed, 0 destroyed')
  expect(portal()?.allowedScopes).toEqual(['user_default'])
  expect(await place.changes()).toEqual([])
})

test('a plan that does more than was approved is refused, and nothing is applied', async () => {
  const hash = await approvedPlan('"user_default", "apps:read"')
  place.configure(client('"user_default", "apps:read", "admin_classic"'))
  await place.plan()
  expect(await runCommand(['apply', join(place.folder, 'plan.out'), '--approved', hash], context)).toBe(2)
  expect(context.noted.at(-1)).toContain('not what was approved, so nothing was applied')
  expect(applied).toEqual([])
  expect(portal()?.allowedScopes).toEqual(['user_default'])
})

test('a file that is exchanged after the review is not what is applied', async () => {
  place.configure(client('"user_default", "admin_classic"'))
  await place.plan()
  const [plan, wider] = [join(place.folder, 'plan.out'), join(context.scratch, 'wider')]
  copyFileSync(plan, wider)
  const hash = await approvedPlan('"user_default", "apps:read"')
  beforeApply = () => copyFileSync(wider, plan)
  expect(await runCommand(['apply', plan, '--approved', hash], context)).toBe(0)
  expect(portal()?.allowedScopes).toEqual(['apps:read', 'user_default'])
})

test('a plan that the state has overtaken fails in terraform, and so does the command', async () => {
  const hash = await approvedPlan('"user_default"')
  const plan = join(place.folder, 'plan.out')
  const kept = readFileSync(plan)
  place.configure(client('"user_default", "apps"'))
  await place.apply()
  writeFileSync(plan, kept)
  expect(await runCommand(['apply', plan, '--approved', hash], context)).toBe(1)
  expect(applied.join('')).toContain('Saved plan is stale')
})

test('what cannot be applied is refused with a reason', async () => {
  const hash = '0'.repeat(64)
  await place.plan()
  const json = join(context.scratch, 'plan.json')
  writeFileSync(json, (await place.terraform(['show', '-json', 'plan.out'])).stdout)
  const refusals = [
    {
      line: ['apply', json, '--approved', hash],
      reason: 'only a file of `terraform plan -out` can be applied',
    },
    {
      line: ['apply', '-', '--approved', hash],
      reason: 'only a file of `terraform plan -out` can be applied',
    },
    { line: ['apply', context.packageFolder, '--approved', hash], reason: 'there is no plan in' },
    { line: ['apply', place.folder, '--approved', 'yes'], reason: '--approved takes the 64 characters' },
    { line: ['apply', place.folder], reason: "required option '--approved <hash>' not specified" },
  ]
  for (const { line, reason } of refusals) {
    expect(await runCommand(line, context)).toBe(1)
    expect(context.noted.at(-1)).toContain(reason)
  }
  expect(applied).toEqual([])
})
