/** What a change does to the access that exists. */
export type ChangeClass = 'broadens' | 'narrows' | 'neutral' | 'unknown'

/** All classes, the one that needs a reader's eyes most first: also the order in which they are shown. */
export const CHANGE_CLASSES = [
  'broadens',
  'unknown',
  'narrows',
  'neutral',
] as const satisfies readonly ChangeClass[]

/** What a reader must not overlook about a finding. */
export type Mark =
  | 'admin'
  | 'irreversible'
  | 'breaks-consumers'
  | 'new-host'
  | 'localhost'
  | 'app-scheme'
  | 'unknown-scope'

/** What happens to an object, by words that the gate understands. */
export type ChangeKind =
  | 'creates'
  | 'updates'
  | 'replaces'
  | 'deletes'
  | 'forgets'
  | 'moves'
  | 'imports'
  | 'rotates'
  | 'publishes'
  | 'reverts'

/** One side of a difference, as far as it may be shown. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'sensitive' }

/** The difference that a finding is about. */
export type Difference =
  | { readonly kind: 'added' | 'removed'; readonly element: string }
  | { readonly kind: 'changed'; readonly before: Shown; readonly after: Shown }

/** What a row of the table found in a change. */
export interface Found {
  /** One sentence or a few words: why it matters. */
  readonly detail: string
  readonly attribute?: string
  readonly difference?: Difference
  readonly marks?: readonly Mark[]
  /** The scope in question, for policies. */
  readonly scope?: string
  /** The host or app scheme in question, for policies. */
  readonly host?: string
}

export interface Finding extends Found {
  readonly ruleId: string
  readonly class: ChangeClass
  readonly marks: readonly Mark[]
  readonly kind?: ChangeKind
}

/** The class of a change: what its most serious finding says. Without one, nothing is granted or taken. */
export function overallClass(findings: readonly Pick<Finding, 'class'>[]): ChangeClass {
  return (
    CHANGE_CLASSES.find((candidate) => findings.some((finding) => finding.class === candidate)) ?? 'neutral'
  )
}

/** All marks of the findings, each once. */
export function marksOf(findings: readonly Pick<Finding, 'marks'>[]): ReadonlySet<Mark> {
  const marks = new Set<Mark>()
  for (const finding of findings) for (const mark of finding.marks) marks.add(mark)
  return marks
}
