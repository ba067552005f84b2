import { DYNAMIC, known, listOf, objectOf, STRING, UNKNOWN } from '../../../framework'
import type { DynamicContent, FunctionResult, ProviderFunction, Value } from '../../../framework'
import {
  nearest,
  OAUTH_CLIENT_RULES,
  RULE_IDS,
  snakeCase,
  UNKNOWN as NOT_LOOKED_AT,
  unknownRuleIds,
} from '../../../rules'
import type { Violation } from '../../../rules'
import { factsOf } from '../../resources/oauth-client/facts'
import type { OAuthClientModel } from '../../resources/oauth-client/schema'
import { brokenRules } from '../../rule-findings'
import { skippedRules } from '../../skipped-rules'
import { clientArgument } from './client-argument'

export const oauthClientViolations: ProviderFunction = {
  summary: 'Broken rules of an OAuth client',
  description: `The compatibility rules that an OAuth client breaks, as a list of objects: the id of the \`rule\`, its \`severity\` (\`error\` or \`warning\`), the \`attribute\` to change, a \`summary\` and a \`detail\`. The list is empty for a client that keeps all rules.

It takes a client of this configuration, one from a data source, or an object that is not a client yet. A rule in the \`skip_rules\` of the object is a warning. While an attribute that a rule needs is not known, neither is the result. A client that holds a secret makes the result sensitive: unwrap it with \`nonsensitive()\`, since no secret is ever in it.`,
  parameters: [
    {
      name: 'client',
      type: DYNAMIC,
      description:
        'An object with attributes of `qlikcloud_oauth_client`. What is absent counts as not set; without `app_type` or `client_name` the rules about them are left out.',
      allowUnknown: true,
    },
  ],
  returns: listOf(
    objectOf({ rule: STRING, severity: STRING, attribute: STRING, summary: STRING, detail: STRING }),
  ),

  call([argument]): FunctionResult {
    if (argument?.kind !== 'known') return { ok: true, value: UNKNOWN }
    // The content of a parameter of type dynamic.
    const content = argument.value as DynamicContent
    if (content.value.kind === 'unknown') return { ok: true, value: UNKNOWN }
    const read = clientArgument(content)
    if (!read.ok) return { ok: false, text: read.complaints.join('; '), argument: 0 }
    const mistakes = unknownRuleIds([...skippedRules(read.client.skip_rules).ids])
    if (mistakes.length > 0) return { ok: false, text: mistakes.map(notARule).join('; '), argument: 0 }
    return { ok: true, value: violationsOf(read.client) }
  },
}

/** Unknown while a rule waits for a value: a list that grows afterwards would contradict what was planned with it. */
function violationsOf(client: OAuthClientModel): Value {
  const facts = factsOf(client)
  const skipped = skippedRules(client.skip_rules)
  const waits = OAUTH_CLIENT_RULES.some(({ reads }) => reads.some((field) => !facts[field].known))
  if (waits || skipped.open) return UNKNOWN
  const looked = {
    ...facts,
    ...(client.app_type.kind === 'null' && { appType: NOT_LOOKED_AT }),
    ...(client.client_name.kind === 'null' && { clientName: NOT_LOOKED_AT }),
  }
  return known(brokenRules(OAUTH_CLIENT_RULES, looked, skipped).map(violationValue))
}

function notARule(id: string): string {
  const near = nearest(id, RULE_IDS)
  const repair = near === undefined ? '' : `; perhaps ${JSON.stringify(near)} is meant`
  return `skip_rules names ${JSON.stringify(id)}, which is not a rule${repair}`
}

function violationValue({ ruleId, severity, blame, title, detail }: Violation): Value {
  return known({
    rule: known(ruleId),
    severity: known(severity),
    attribute: known(snakeCase(blame)),
    summary: known(title),
    detail: known(detail),
  })
}
