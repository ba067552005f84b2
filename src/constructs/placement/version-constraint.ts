/** The comparison that each operator of Terraform's version constraints stands for, given how the versions compare. */
const OPERATORS: ReadonlyMap<string, (version: readonly number[], bound: readonly number[]) => boolean> =
  new Map([
    ['', (version, bound) => compare(version, bound) === 0],
    ['=', (version, bound) => compare(version, bound) === 0],
    ['!=', (version, bound) => compare(version, bound) !== 0],
    ['>', (version, bound) => compare(version, bound) > 0],
    ['>=', (version, bound) => compare(version, bound) >= 0],
    ['<', (version, bound) => compare(version, bound) < 0],
    ['<=', (version, bound) => compare(version, bound) <= 0],
    // The last given part may grow, and what follows it.
    ['~>', (version, bound) => compare(version, bound) >= 0 && startsWith(version, bound.slice(0, -1))],
  ])

const CONDITION = /^\s*([=!<>~]*)\s*v?(\d+(?:\.\d+){0,2})\s*$/
const RELEASE = /^v?(\d+)\.(\d+)\.(\d+)(?:\+.*)?$/

/**
 * Whether a version fits a constraint such as `~> 3.2, != 3.2.4`; `undefined` where we do not know (pre-releases,
 * tokens, typing errors), and Terraform has to say.
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function satisfies(version: string, constraint: string): boolean | undefined {
  const release = RELEASE.exec(version)?.slice(1).map(Number)
  if (release === undefined) return undefined
  let all = true
  for (const condition of constraint.split(',')) {
    const [, operator = '', bound] = CONDITION.exec(condition) ?? []
    const holds = OPERATORS.get(operator)
    if (bound === undefined || holds === undefined) return undefined
    all &&= holds(release, bound.split('.').map(Number))
  }
  return all
}

/** Negative, zero or positive, like the comparison of an array's `sort`. */
function compare(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function startsWith(version: readonly number[], parts: readonly number[]): boolean {
  return parts.every((part, index) => version[index] === part)
}
