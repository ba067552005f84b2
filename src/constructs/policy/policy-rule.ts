import { RULE_IDS, type OAuthClientSpec, type Rule, type Severity } from '../../rules'

/** A client as a policy sees it: what it is made of, and what else the program does with it. */
export interface OAuthPolicySpec extends OAuthClientSpec {
  /** How many secrets the client has, the one that Qlik makes by itself counted while it is kept. */
  readonly secretCount: number
}

/** One row of a policy, in the form in which this package keeps its own rules. */
export interface OAuthPolicyRule extends Omit<Rule<OAuthPolicySpec>, 'id' | 'source' | 'final'> {
  /** Stable, with a prefix of your own, such as `acme/no-full-admin`. Messages end with it. */
  readonly id: `${string}/${string}`

  /**
   * Address of the page on which your organisation states the rule. Messages refer to it.
   * @default - the message speaks for itself
   */
  readonly source?: string
}

/** What can be chosen for a ready-made rule. */
export interface PolicyRuleOptions extends Pick<OAuthPolicyRule, 'source'> {
  /**
   * Id of the rule, with a prefix of your own. Two rules of one kind need two ids.
   * @default - an id that begins with `policy/`
   */
  readonly id?: OAuthPolicyRule['id']

  /**
   * Whether a broken rule stops the synthesis, or is a `warning`.
   * @default error
   */
  readonly severity?: Severity
}

const ID = /^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/
const TAKEN: ReadonlySet<string> = new Set(RULE_IDS.map(prefixOf))

/** What is wrong with the ids of these rows; each belongs to one row, and none can be taken for one of this package. */
export function idComplaints(rules: readonly Pick<OAuthPolicyRule, 'id'>[]): readonly string[] {
  const ids = rules.map(({ id }) => id)
  return [...new Set(ids)].flatMap((id) => {
    const quoted = JSON.stringify(id)
    if (!ID.test(id))
      return `${quoted} is no id of a rule. Write a prefix of your own and a name, in lower case, such as "acme/no-full-admin".`
    if (TAKEN.has(prefixOf(id)))
      return `${quoted} begins like the rules of this package. Choose a prefix of your own, such as "acme/".`
    return ids.indexOf(id) === ids.lastIndexOf(id)
      ? []
      : `${quoted} is the id of several rules. Give each an id of its own; ready-made rules take one as an option.`
  })
}

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}
