import { CLIENT_SECRET_RULES } from '../client-secret/client-secret-rules'
import { knownFacts } from '../fact'
import { camelCase, type Naming } from '../naming'
import { OAUTH_CLIENT_RULES } from '../oauth-client/oauth-client-rules'
import { violations, type Violation } from '../violations'
import type { ExampleCase } from './rule-example'

/** Every rule that a client and its secrets break, by whichever table. */
export function exampleViolations(
  { client, furtherSecrets = 0 }: ExampleCase,
  naming: Naming = camelCase,
): readonly Violation[] {
  const secret = {
    ...{ clientId: '', appType: client.appType, allowedAuthMethods: client.allowedAuthMethods },
    // The one that Qlik makes with the client counts.
    secretCount: furtherSecrets + 1,
  }
  return [
    ...violations(OAUTH_CLIENT_RULES, knownFacts(client), { naming }),
    ...(furtherSecrets === 0 ? [] : violations(CLIENT_SECRET_RULES, knownFacts(secret), { naming })),
  ]
}
