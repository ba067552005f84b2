import { contentOf, errorDiagnostic } from '../framework'
import type { Diagnostics, Value } from '../framework'
import { nearest, RULE_IDS, unknownRuleIds } from '../rules'

/** The rules that the user overrules. */
export interface SkippedRules {
  readonly ids: ReadonlySet<string>
  /** Not all of them are known yet: any rule may turn out to be among them. */
  readonly open: boolean
}

export const NOTHING_SKIPPED: SkippedRules = { ids: new Set(), open: false }

type SkipRules = Value<readonly Value<string>[]>

/** What one `skip_rules` says. */
export function skippedRules(set: SkipRules): SkippedRules {
  const elements = contentOf(set) ?? []
  return {
    ids: new Set(elements.flatMap((id) => contentOf(id) ?? [])),
    open: set.kind === 'unknown' || elements.some(({ kind }) => kind === 'unknown'),
  }
}

/** What the user overrules in several places. */
export function allSkipped(...all: readonly SkippedRules[]): SkippedRules {
  return {
    ids: new Set(all.flatMap(({ ids }) => [...ids])),
    open: all.some(({ open }) => open),
  }
}

/** Ids that name no rule: whoever overrules one of them has made a mistake. */
export function skipRulesFindings(set: SkipRules): Diagnostics {
  return unknownRuleIds([...skippedRules(set).ids]).map((id) => {
    const near = nearest(id, RULE_IDS)
    const repair =
      near === undefined ? `Rules are: ${RULE_IDS.join(', ')}.` : `Did you mean ${JSON.stringify(near)}?`
    return errorDiagnostic(
      'Unknown rule',
      `skip_rules names ${JSON.stringify(id)}, which is not a rule. ${repair}`,
      ['skip_rules'],
    )
  })
}
