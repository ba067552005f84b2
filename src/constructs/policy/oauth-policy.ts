import type { IAspect } from 'cdktf'
import { camelCase, violations, type Facts, type Naming, type Rule, type Violation } from '../../rules'
import { idComplaints, type OAuthPolicyRule, type OAuthPolicySpec } from './policy-rule'

export interface OAuthPolicyOptions {
  /**
   * Where a rule is overruled: paths of constructs by the id of the rule. A path stands for the construct and all within
   * it; what breaks the rule there is a warning. The `skipRules` of a client overrule no rule of a policy.
   * @default - the rules hold everywhere
   */
  readonly exceptions?: Readonly<Record<string, readonly string[]>>
}

/**
 * Rules of an organisation for all OAuth clients of an app, a stack, or any construct: ready-made ones, rows of your own,
 * or both. They are checked at synthesis, together with the rules of this package.
 *
 * @example
 * import { App, Aspects } from 'cdktf'
 * import { allowRedirectHosts, forbidScopes, OAuthPolicy } from 'cdktf-provider-qlikcloud'
 *
 * const app = new App()
 * Aspects.of(app).add(
 *   new OAuthPolicy([forbidScopes(['admin_classic']), allowRedirectHosts(['*.example.com', 'localhost'])]),
 * )
 */
export class OAuthPolicy implements IAspect {
  readonly #rules: readonly Rule<OAuthPolicySpec>[]
  readonly #exceptions: ReadonlyMap<string, readonly string[]>

  /** @throws where ids are malformed, belong to several rules or to this package, with all of them */
  constructor(rules: readonly OAuthPolicyRule[], { exceptions = {} }: OAuthPolicyOptions = {}) {
    const ids = rules.map(({ id }): string => id)
    const strangers = Object.keys(exceptions).filter((id) => !ids.includes(id))
    const complaints = [
      ...idComplaints(rules),
      ...strangers.map((id) => `exceptions has ${JSON.stringify(id)}, which is the id of no rule here.`),
    ]
    if (complaints.length > 0) throw new Error(`An OAuthPolicy cannot be made: ${complaints.join(' ')}`)
    this.#rules = rules.map(complete)
    this.#exceptions = new Map(Object.entries(exceptions))
  }

  /** The ids of its rules. */
  get ruleIds(): readonly string[] {
    return this.#rules.map(({ id }) => id)
  }

  /** Clients ask for their policies themselves: cdktf lets no aspect visit that was added to an `App`. */
  visit(): void {
    return undefined
  }

  /** @internal What the client at this path breaks. */
  violationsOf(path: string, facts: Facts<OAuthPolicySpec>): readonly Violation[] {
    const skip = new Set(this.ruleIds.filter((id) => this.#isException(id, path)))
    return violations(this.#rules, facts, { naming: inPolicy, skip })
  }

  #isException(id: string, path: string): boolean {
    return (this.#exceptions.get(id) ?? []).some((at) => path === at || path.startsWith(`${at}/`))
  }
}

/** Names as in code; what overrules is not a property of the client here. */
const inPolicy: Naming = (field) => (field === 'skipRules' ? "the policy's exceptions" : camelCase(field))

function complete(rule: OAuthPolicyRule): Rule<OAuthPolicySpec> {
  const reference = rule.source === undefined ? '' : ` See ${rule.source.replaceAll('{', '{{')}.`
  return {
    ...rule,
    source: rule.source ?? rule.id,
    faults: (spec) =>
      rule.faults(onlyDeclared(rule, spec)).map((fault) => ({ ...fault, detail: fault.detail + reference })),
  }
}

/** The fields that the rule declares. Another one may be missing, so looking at it is a mistake of the rule. */
function onlyDeclared({ id, reads }: OAuthPolicyRule, spec: OAuthPolicySpec): OAuthPolicySpec {
  const declared: ReadonlySet<string | symbol> = new Set(reads)
  return new Proxy(spec, {
    get: (target, field): unknown => {
      if (declared.has(field)) return Reflect.get(target, field)
      throw new Error(`The rule "${id}" looks at "${String(field)}". Add it to what the rule reads.`)
    },
  })
}
