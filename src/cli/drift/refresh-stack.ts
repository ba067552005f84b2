import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLeftOut } from '../../fleet'
import {
  parseInventory,
  parseLeftOut,
  readRefresh,
  readState,
  type Inventory,
  type StackReading,
  type TenantName,
} from '../../review'
import type { Context } from '../context'
import { excludedVariable } from '../excluded-variable'
import type { PartOfStack } from '../stacks'
import { terraformProgram } from '../terraform-program'
import { initAdvice, isInitialized } from './find-stacks'
import { readProblems } from './read-problems'

export type Surroundings = Pick<Context, 'runProgram' | 'environment'>

/**
 * Without a lock: nothing is written, a nightly run must not stand in the way of an apply, and whoever may only read a
 * backend cannot lock it.
 */
const PLAN = ['plan', '-refresh-only', '-json', '-input=false', '-lock=false']

/** Where the provider is to leave what it saw in the tenants. */
const INVENTORY_FOLDER = 'QLIKCLOUD_INVENTORY_FOLDER'

/**
 * Asks the tenants of one stack how things are, by the real terraform. Neither the state nor the stack's folder is written;
 * the plan, which holds secrets, is in a folder that only this user can read, and is gone afterwards.
 */
export async function refreshStack(stack: PartOfStack, context: Surroundings): Promise<StackReading> {
  const program = terraformProgram(context)
  const advice = initAdvice(stack.folder, program)
  if (!isInitialized(stack.folder, context.environment)) {
    const problem = { title: 'not initialized', detail: advice }
    return { name: stack.name, problems: [problem], inventories: [] }
  }
  const scratch = mkdtempSync(join(tmpdir(), 'qlikcloud-drift-'))
  try {
    return await refreshIn(scratch, stack, context, { program, advice })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function refreshIn(
  scratch: string,
  { name, folder, leftOut = [] }: PartOfStack,
  { runProgram, environment }: Surroundings,
  { program, advice }: { readonly program: string; readonly advice: string },
): Promise<StackReading> {
  const [plan, inventory] = [join(scratch, 'plan'), join(scratch, 'inventory')]
  mkdirSync(inventory)
  const planned = await runProgram(program, [...PLAN, `-out=${plan}`], folder, {
    [INVENTORY_FOLDER]: inventory,
    ...excludedVariable(leftOut, environment),
  })
  if (planned.exitCode === undefined) {
    const problem = {
      title: `${program} could not be run`,
      detail: 'install it, or name another in TERRAFORM_BINARY_NAME',
    }
    return { name, problems: [problem], inventories: [] }
  }
  const said = readProblems(planned.stdout, advice)
  // What nobody was to ask is no trouble.
  const problems = leftOut.length === 0 ? said : said.filter(({ title }) => !isLeftOut(title))
  const seen = readSeen(inventory)
  const shown = await runProgram(program, ['show', '-json', plan], folder)
  const reading = shown.exitCode === 0 ? readRefresh(shown.stdout) : undefined
  if (reading?.kind === 'refresh') {
    const isSilent = reading.refresh.isPartial && said.length === 0
    const all = isSilent ? [{ title: 'the plan failed half-way' }] : problems
    return { name, refresh: reading.refresh, problems: all, leftOut, ...seen }
  }
  const refused = reading === undefined ? [] : [{ title: `the plan cannot be read: ${reading.problem}` }]
  const failed = [...problems, ...refused]
  const stored = await runProgram(program, ['show', '-json'], folder)
  const state = stored.exitCode === 0 ? readState(stored.stdout) : undefined
  return {
    name,
    ...(state !== undefined && { state }),
    problems:
      failed.length > 0 ? failed : [{ title: `terraform plan failed (exit code ${planned.exitCode})` }],
    leftOut,
    ...seen,
  }
}

/** What the provider wrote: one file for each tenant that it read, and one for those that it left out. */
function readSeen(folder: string): Pick<StackReading, 'inventories' | 'spared'> {
  const inventories: Inventory[] = []
  const spared: TenantName[] = []
  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, file), 'utf8')
    const inventory = parseInventory(text)
    if (inventory === undefined) spared.push(...parseLeftOut(text))
    else inventories.push(inventory)
  }
  return { inventories, spared }
}
