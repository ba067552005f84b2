import type { Problem, StackRun } from './stack-run'

/** One error of terraform, with every stack in which it came up. */
export interface ProblemGroup {
  readonly summary: string
  readonly detail: string
  readonly stacks: readonly string[]
  /** Tenants of these stacks that the error names; all of theirs when it names none. */
  readonly tenants: readonly string[]
  /** Of the resource, where it is the same in all stacks. */
  readonly address?: string
}

const TENANT = '‹tenant›'
const STACK = '‹stack›'

/** Puts errors together that differ in the names of the own tenant and stack only; the most frequent come first. */
export function groupProblems(stacks: readonly StackRun[]): readonly ProblemGroup[] {
  const groups = new Map<string, (Problem & { readonly stack: StackRun })[]>()
  for (const stack of stacks) {
    for (const problem of stack.problems) {
      const key = JSON.stringify([generalized(problem.summary, stack), generalized(problem.detail, stack)])
      groups.set(key, [...(groups.get(key) ?? []), { ...problem, stack }])
    }
  }
  return [...groups.values()].map(groupOf).sort((left, right) => right.stacks.length - left.stacks.length)
}

/** The tenants of a stack that its errors name. */
export function namedTenants({ tenants, problems }: StackRun): readonly string[] {
  return tenants.filter((tenant) =>
    problems.some(({ summary, detail, address = '' }) =>
      wordOf([tenant]).test(`${summary}\n${detail}\n${address}`),
    ),
  )
}

function groupOf(found: readonly (Problem & { readonly stack: StackRun })[]): ProblemGroup {
  const [first] = found
  if (first === undefined) throw new Error('a group has a member')
  const stacks = [...new Set(found.map(({ stack }) => stack))]
  const isAlone = stacks.length === 1
  const shown = (text: string): string => (isAlone ? text : generalized(text, first.stack))
  const addresses = new Set(found.map(({ address }) => address))
  const tenants = found.flatMap(({ stack, ...problem }) => {
    const named = namedTenants({ ...stack, problems: [problem] })
    return named.length > 0 ? named : stack.tenants
  })
  return {
    summary: shown(first.summary),
    detail: shown(first.detail),
    stacks: stacks.map(({ name }) => name),
    tenants: [...new Set(tenants)],
    ...(addresses.size === 1 && first.address !== undefined && { address: first.address }),
  }
}

function generalized(text: string, { name, tenants }: StackRun): string {
  const general = text.replace(wordOf([name]), STACK)
  return tenants.length === 0 ? general : general.replace(wordOf(tenants), TENANT)
}

/** Matches any of the names where it stands for itself, the longest first. */
function wordOf(names: readonly string[]): RegExp {
  const sources = [...names]
    .sort((left, right) => right.length - left.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![a-z0-9-])(?:${sources.join('|')})(?![a-z0-9-])`, 'gi')
}
