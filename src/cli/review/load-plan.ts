import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Context } from '../context'
import { TEXT_MAX_BYTES } from '../run-program'
import { terraformProgram } from '../terraform-program'
import { systemCode } from '../user-error'
import { isTextOfPlanArchive } from './plan-archive'
import type { PlanSource } from './plan-source'

/** The text of a plan, or why there is none. */
export type PlanText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: string }

type Surroundings = Pick<Context, 'readInput' | 'runProgram' | 'environment'>

/** The JSON of a plan, from wherever it is. */
export async function loadPlan({ from }: PlanSource, context: Surroundings): Promise<PlanText> {
  switch (from.kind) {
    case 'input':
      return { kind: 'text', text: await context.readInput() }
    case 'file': {
      const read = readText(from.file, from.size)
      return read.kind === 'text' && isTextOfPlanArchive(read.text)
        ? showPlan(from.file, dirname(from.file), context)
        : read
    }
    case 'plan-file':
      return showPlan(from.file, from.folder, context)
  }
}

function readText(file: string, size: number): PlanText {
  if (size > TEXT_MAX_BYTES)
    return problem(`it has ${size} bytes, and ${TEXT_MAX_BYTES} can be read: review the stacks one by one`)
  try {
    return { kind: 'text', text: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    return problem(`it cannot be read (${code})`)
  }
}

async function showPlan(file: string, folder: string, context: Surroundings): Promise<PlanText> {
  const program = terraformProgram(context)
  const shown = await context.runProgram(program, ['show', '-json', file], folder)
  const { exitCode, stdout, stderr, isTooLong } = shown
  if (isTooLong === true) {
    return problem(
      `its JSON has more than ${TEXT_MAX_BYTES} bytes, and no more can be read: make several stacks of it`,
    )
  }
  if (exitCode === 0) return { kind: 'text', text: stdout }
  if (exitCode === undefined) return problem(`${program} could not be run, and only it can read a plan file`)
  // Its first line says what is wrong; what follows may quote the configuration.
  const reason = /Error: (.*)/.exec(stripVTControlCharacters(stderr))?.[1] ?? `exit code ${exitCode}`
  const advice = NOT_INITIALIZED.test(reason) ? `: run \`${program} init\` in ${folder}` : ''
  return problem(`\`${program} show -json\` failed: ${reason}${advice}`)
}

/** What terraform says in a folder that it was not initialized in, or not with the providers that the plan is of. */
const NOT_INITIALIZED = /plugin schemas|required plugins|dependency lock file|backend initialization/i

function problem(text: string): PlanText {
  return { kind: 'problem', problem: text }
}
