/** One part of the gate. */
export interface Step {
  readonly name: string
  readonly command: Command
  /** Steps whose results this one reads. They run with it whenever it is selected. */
  readonly needs?: readonly string[]
  /** A step that keeps several cores busy runs alone. */
  readonly alone?: boolean
}

export type Command =
  /** A tool of node_modules/.bin. */
  | { readonly kind: 'bin'; readonly bin: string; readonly options: readonly string[] }
  /** A file of this project. */
  | { readonly kind: 'script'; readonly file: string; readonly options: readonly string[] }
  /** Suites of tests, by the beginnings of their paths; their tests are counted. */
  | { readonly kind: 'tests'; readonly paths: readonly string[]; readonly workers: number }

/** The whole gate, in the order in which steps start. Long ones come first where nothing else decides. */
export const STEPS: readonly Step[] = [
  { name: 'build', command: { kind: 'script', file: 'tools/build.ts', options: ['--if-stale'] } },
  // The compiler's errors are among what it reports.
  { name: 'lint', command: { kind: 'bin', bin: 'oxlint', options: [] } },
  { name: 'format', command: { kind: 'bin', bin: 'oxfmt', options: ['--check'] } },
  {
    name: 'quality',
    command: {
      kind: 'tests',
      paths: ['test/architecture.test.ts', 'test/quality/', 'test/types/'],
      workers: 1,
    },
  },
  { name: 'contract', command: { kind: 'tests', paths: ['test/contract/'], workers: 1 } },
  { name: 'protocol', command: { kind: 'tests', paths: ['test/protocol/'], workers: 1 }, needs: ['build'] },
  { name: 'browser', command: { kind: 'tests', paths: ['test/browser/'], workers: 1 } },
  {
    name: 'constructs',
    command: { kind: 'tests', paths: ['test/constructs/'], workers: 1 },
    needs: ['build'],
  },
  { name: 'rules', command: { kind: 'tests', paths: ['test/rules/'], workers: 1 }, needs: ['build'] },
  {
    name: 'generate',
    command: { kind: 'script', file: 'tools/generate.ts', options: ['--check'] },
    needs: ['build'],
  },
  { name: 'pack', command: { kind: 'script', file: 'tools/pack-check.ts', options: [] }, needs: ['build'] },
  {
    name: 'unit',
    command: { kind: 'tests', paths: ['test/unit/'], workers: 2 },
    alone: true,
  },
  {
    name: 'acceptance',
    command: { kind: 'tests', paths: ['test/acceptance/'], workers: 2 },
    needs: ['build'],
    alone: true,
  },
]

/**
 * The steps of the given names with what they need, in the order of the table; all of them without a name.
 * @throws Error when a name is not in the table.
 */
export function select(names: readonly string[], steps: readonly Step[] = STEPS): readonly Step[] {
  if (names.length === 0) return steps
  const wanted = new Set<string>()
  const add = (name: string): void => {
    const step = steps.find((candidate) => candidate.name === name)
    if (step === undefined) {
      const known = steps.map((candidate) => candidate.name).join(', ')
      throw new Error(`there is no step "${name}"; the steps are ${known}`)
    }
    wanted.add(name)
    step.needs?.forEach(add)
  }
  names.forEach(add)
  return steps.filter((step) => wanted.has(step.name))
}
