import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename, dirname, extname, join, relative } from 'node:path'
import { locate, outputIn, stacksOf } from '../stacks'
import { UserError } from '../user-error'
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
  const { path, kind } = locate(argument, workingFolder)
  if (kind === 'file') {
    const name = basename(path, extname(path))
    return only(
      isPlanFile(path)
        ? { name, from: { kind: 'plan-file', file: path, folder: dirname(path) } }
        : { name, from: { kind: 'json', file: path } },
    )
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
    .filter((entry) => entry.isFile() && isPlanFile(join(folder, entry.name)))
    .map((entry) => entry.name)
    .sort()
  const [file] = files
  if (files.length > 1)
    throw new UserError(`${folder} has several plans (${files.join(', ')}): name the one to review`)
  return file === undefined
    ? undefined
    : { name, from: { kind: 'plan-file', file: join(folder, file), folder } }
}

/**
 * A ZIP archive that begins with the file `tfplan`.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.7: name length at 26, name at 30)
 */
function isPlanFile(path: string): boolean {
  const head = Buffer.alloc(36)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return head.toString('latin1', 0, 4) === 'PK\u0003\u0004' && head.toString('latin1', 30) === 'tfplan'
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
