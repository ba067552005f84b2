/** A step of a run at which findings are expected. */
export type Phase = 'plan' | 'apply'

/** One finding that a configuration of the corpus announces. */
export interface Expectation {
  readonly phase: Phase
  readonly severity: 'error' | 'warning'
  /** The rule's id; undefined for a finding that is not a rule's. */
  readonly ruleId: string | undefined
  /** The title of a finding that is not a rule's. */
  readonly title: string | undefined
  /** The attribute that the finding points at; undefined for the block as a whole. */
  readonly attribute: string | undefined
  /** Terraform shows the block and not the attribute: it is not in the configuration, or must not be printed. */
  readonly onBlock: boolean
  /** What the text must contain, such as the element that breaks the rule. */
  readonly contains: string | undefined
}

/** What the comments at the beginning of a configuration announce. */
export interface Announcement {
  readonly expected: readonly Expectation[]
  /** How many clients the refused apply leaves in the tenant. */
  readonly leaves: number
  /** What no output may contain. */
  readonly hidden: readonly string[]
  /** Why the configuration is planned and not applied; undefined when it is applied. */
  readonly planOnly: string | undefined
}

const EXPECT =
  /^# expect( at apply)?: (error|warning) (?:([a-z-]+\/[a-z-]+)|"([^"]+)") at (\w+)( \(on the block\))?(?:: (.+))?$/
const LEAVES = /^# leaves: (\d+) clients?$/
const HIDES = /^# hides: (.+)$/
const PLAN_ONLY = /^# plan only: (.+)$/

/**
 * Reads lines such as `# expect: error redirect/scheme at redirect_uris: http://app.example.com`.
 * @throws Error when a comment that begins like one of them can't be read.
 */
export function parseAnnouncement(hcl: string): Announcement {
  const expected: Expectation[] = []
  const hidden: string[] = []
  let leaves = 0
  let planOnly: string | undefined
  for (const line of hcl.split('\n')) {
    const expectation = parseExpectation(line)
    const [, left] = LEAVES.exec(line) ?? []
    const [, secret] = HIDES.exec(line) ?? []
    const [, reason] = PLAN_ONLY.exec(line) ?? []
    if (expectation !== undefined) expected.push(expectation)
    else if (left !== undefined) leaves = Number(left)
    else if (secret !== undefined) hidden.push(secret)
    else if (reason !== undefined) planOnly = reason
    else if (/^#\s*(?:expect|leaves|hides|plan only)\b/i.test(line)) throw new Error(`can't be read: ${line}`)
  }
  return { expected, leaves, hidden, planOnly }
}

function parseExpectation(line: string): Expectation | undefined {
  const match = EXPECT.exec(line)
  if (match === null) return undefined
  const [, atApply, severity, ruleId, title, attribute, onBlock, contains] = match
  return {
    phase: atApply === undefined ? 'plan' : 'apply',
    severity: severity === 'error' ? 'error' : 'warning',
    ruleId,
    title,
    attribute: attribute === 'block' ? undefined : attribute,
    onBlock: onBlock !== undefined,
    contains,
  }
}
