import { Aspects } from 'cdktf'
import type { IConstruct } from 'constructs'
import { known, type Facts, type Violation } from '../../rules'
import { dependentsOf } from '../client-dependents'
import { clientFacts } from '../oauth-client/client-facts'
import type { OAuthClient } from '../oauth-client/oauth-client'
import { CLIENT_SECRET_TYPE, PUBLICATION_TYPE } from '../terraform-types'
import { OAuthPolicy } from './oauth-policy'
import type { OAuthPolicySpec } from './policy-rule'

/** What the client breaks of the policies that were added to it, or to a construct around it. */
export function policyViolations(client: OAuthClient): readonly Violation[] {
  const policies = policiesFor(client)
  if (policies.length === 0) return []
  const facts = policyFacts(client)
  return policies.flatMap((policy) => policy.violationsOf(client.node.path, facts))
}

/** Ids that several of the policies use, so that a message would not say whose rule it is. */
export function policyClashes(client: OAuthClient): string[] {
  const ids = policyRuleIds(client)
  return [...new Set(ids)]
    .filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id))
    .map(
      (id) =>
        `Rule of several policies: ${JSON.stringify(id)} is the id of a rule in more than one OAuthPolicy here. Give each rule an id of its own.`,
    )
}

/** The ids of the rules that policies have for what is here. */
export function policyRuleIds(construct: IConstruct): readonly string[] {
  return policiesFor(construct).flatMap(({ ruleIds }) => ruleIds)
}

/** Each policy once, the outermost first. */
function policiesFor(construct: IConstruct): readonly OAuthPolicy[] {
  const aspects = construct.node.scopes.flatMap((scope) => Aspects.of(scope).all)
  return [...new Set(aspects)].filter((aspect) => aspect instanceof OAuthPolicy)
}

function policyFacts(client: OAuthClient): Facts<OAuthPolicySpec> {
  const initial = client.initialSecret.whyNone === undefined ? 1 : 0
  return {
    ...clientFacts(client.props),
    published: known(dependentsOf(client, PUBLICATION_TYPE).length > 0),
    secretCount: known(dependentsOf(client, CLIENT_SECRET_TYPE).length + initial),
  }
}
