import { namesIn } from './names-in'
import type { Problem, StackRun } from './stack-run'

/** One error or warning of terraform, with every stack in which it came up. */
export interface ProblemGroup {
  readonly summary: string
  readonly detail: string
  readonly stacks: readonly string[]
  /** Tenants of these stacks that the text names; all of theirs when it names none. */
  readonly tenants: readonly string[]
  /** Of the resource, where it is the same everywhere. */
  readonly address?: string
}

/** Puts errors together that differ in the names of the own tenant and stack only; the most frequent come first. */
export function groupProblems(stacks: readonly StackRun[]): readonly ProblemGroup[] {
  return grouped(stacks, 'problems')
}

/** Puts warnings together, in the same way. */
export function groupWarnings(stacks: readonly StackRun[]): readonly ProblemGroup[] {
  return grouped(stacks, 'warnings')
}

/** The tenants of a stack that its errors name. */
export function namedTenants({ tenants, removedTenants = [], problems }: StackRun): readonly string[] {
  const names = namesIn([...tenants, ...removedTenants])
  return problems.length === 0 ? [] : names.found(problems.map(textOf).join('\n'))
}

interface Found extends Problem {
  /** Summary and detail without the own names. */
  readonly general: readonly [summary: string, detail: string]
  readonly stack: string
  readonly tenants: readonly string[]
}

function grouped(stacks: readonly StackRun[], what: 'problems' | 'warnings'): readonly ProblemGroup[] {
  const groups = new Map<string, Found[]>()
  for (const found of stacks.flatMap((stack) => foundIn(stack, stack[what]))) {
    const key = JSON.stringify(found.general)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [found])
    else group.push(found)
  }
  return [...groups.values()].map(groupOf).sort((left, right) => right.stacks.length - left.stacks.length)
}

function foundIn(
  { name, tenants, removedTenants = [] }: StackRun,
  problems: readonly Problem[],
): readonly Found[] {
  // Made for all of them: a stack can have hundreds of tenants, and as many warnings.
  const [ofTenants, ofStack] = [namesIn([...tenants, ...removedTenants]), namesIn([name])]
  const general = (text: string): string =>
    withoutCircumstances(ofTenants.replaced(ofStack.replaced(text, '‹stack›'), '‹tenant›'))
  return problems.map((problem) => {
    const named = ofTenants.found(textOf(problem))
    return {
      ...problem,
      general: [general(problem.summary), general(problem.detail)],
      stack: name,
      tenants: named.length > 0 ? named : tenants,
    }
  })
}

/** The provider names a tenant with its host, and Qlik gives each answer a trace id: they make no error another one. */
function withoutCircumstances(text: string): string {
  return text
    .replaceAll(/"‹tenant›" \([^\s()]+\)/g, '"‹tenant›" (‹host›)')
    .replaceAll(/\bTrace id: [^\s.]+/g, 'Trace id: ‹trace id›')
}

function groupOf(found: readonly Found[]): ProblemGroup {
  const [first] = found
  if (first === undefined) throw new Error('a group has a member')
  const isSame = found.every(({ summary, detail }) => summary === first.summary && detail === first.detail)
  const [summary, detail] = isSame ? [first.summary, first.detail] : first.general
  const addresses = new Set(found.map(({ address }) => address))
  return {
    summary,
    detail,
    stacks: [...new Set(found.map(({ stack }) => stack))],
    tenants: [...new Set(found.flatMap(({ tenants }) => tenants))],
    ...(addresses.size === 1 && first.address !== undefined && { address: first.address }),
  }
}

function textOf({ summary, detail, address = '' }: Problem): string {
  return `${summary}\n${detail}\n${address}`
}
