import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join, relative } from 'node:path'
import { locate, outputIn, stacksOf } from '../stacks'
import { UserError } from '../user-error'
import { isPlanArchive } from './plan-archive'
import type { PlanSource, PlanSources } from './plan-source'

/** The word for what comes in through stdin. */
const INPUT = '-'

/** Finds the plans behind the arguments of a command line: files, folders of stacks, outputs of cdktf, or `-`. */
export function findPlans(given: readonly string[], workingFolder: string): PlanSources {
  if (given.filter((argument) => argument === INPUT).length > 1) {
    throw new UserError('"-" can be given only once')
  }
  const found = (given.length === 0 ? ['.'] : given).map((argument) => plansOf(argument, workingFolder))
  const sources = found.flatMap(({ sources: some }) => some)
  return {
    sources: withOwnNames(sources, workingFolder),
    withoutPlan: found.flatMap(({ withoutPlan }) => withoutPlan),
  }
}

function plansOf(argument: string, workingFolder: string): PlanSources {
  if (argument === INPUT) return only({ name: 'input', from: { kind: 'input' } })
  const located = locate(argument, workingFolder)
  const { path } = located
  if (located.kind === 'file') {
    return only({
      name: basename(path, extname(path)),
      from: { kind: 'file', file: path, size: located.size },
    })
  }
  const output = outputIn(path)
  if (output !== undefined) return plansOfOutput(output, argument)
  const plan = planIn(path, basename(path))
  if (plan !== undefined) return only(plan)
  throw new UserError(
    `there is no plan in ${argument}: run \`terraform plan -out=plan\` there, or give the file that holds it`,
  )
}

function only(source: PlanSource): PlanSources {
  return { sources: [source], withoutPlan: [] }
}

/** Every stack of a `cdktf.out`, by its manifest. */
function plansOfOutput(output: string, argument: string): PlanSources {
  const found = stacksOf(output, argument).map(({ name, folder }) => ({ name, plan: planIn(folder, name) }))
  const sources = found.flatMap(({ plan }) => plan ?? [])
  if (sources.length === 0) {
    throw new UserError(
      `no stack of ${argument} has a plan: run \`terraform plan -out=plan\` in the folders of its stacks`,
    )
  }
  return { sources, withoutPlan: found.filter(({ plan }) => plan === undefined).map(({ name }) => name) }
}

/** The one plan of a stack's folder: a file that terraform wrote, whatever it is called. */
function planIn(folder: string, name: string): PlanSource | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isPlanArchive(join(folder, entry.name)))
    .map((entry) => entry.name)
    .sort()
  const [file] = files
  if (files.length > 1)
    throw new UserError(`${folder} has several plans (${files.join(', ')}): name the one to review`)
  return file === undefined
    ? undefined
    : { name, from: { kind: 'plan-file', file: join(folder, file), folder } }
}

/** Two plans of one name are called by their paths. */
function withOwnNames(sources: readonly PlanSource[], workingFolder: string): readonly PlanSource[] {
  const counts = new Map<string, number>()
  for (const { name } of sources) counts.set(name, (counts.get(name) ?? 0) + 1)
  return sources.map((source) => {
    const isShared = (counts.get(source.name) ?? 0) > 1
    if (!isShared || source.from.kind === 'input') return source
    return { ...source, name: relative(workingFolder, source.from.file) }
  })
}
