import { faultIf } from '../../rules'
import type { OAuthPolicyRule, PolicyRuleOptions } from './policy-rule'

/** No client may have more than `maxCount` secrets, the one that Qlik makes with it counted while it is kept. */
export function limitSecrets(maxCount: number, options: PolicyRuleOptions = {}): OAuthPolicyRule {
  return {
    id: 'policy/secret-limit',
    severity: 'error',
    reads: ['secretCount'],
    blame: 'secretCount',
    title: 'More secrets than the policy allows',
    faults: ({ secretCount }) =>
      faultIf(
        secretCount > maxCount,
        () =>
          `The client has ${secretCount} secrets, the initial one counted; the policy allows at most ${maxCount}. Remove a ClientSecret, or set {keepInitialSecret} to false.`,
      ),
    ...options,
  }
}
