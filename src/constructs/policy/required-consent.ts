import { defaultConsentMethod, faultIf, isMachineToMachine } from '../../rules'
import type { OAuthPolicyRule, PolicyRuleOptions } from './policy-rule'

/** People have to be asked for consent. Machine-to-machine clients are trusted all the same: there is nobody to ask. */
export function requireConsent(options: PolicyRuleOptions = {}): OAuthPolicyRule {
  return {
    id: 'policy/consent',
    severity: 'error',
    reads: ['allowedGrantTypes', 'consentMethod'],
    blame: 'consentMethod',
    title: 'Consent required by policy',
    faults: ({ allowedGrantTypes, consentMethod = defaultConsentMethod(allowedGrantTypes) }) =>
      faultIf(
        consentMethod === 'trusted' && !isMachineToMachine(allowedGrantTypes),
        () =>
          '{consentMethod} is "trusted", but the policy demands that people are asked. Use "required", or leave {consentMethod} out.',
      ),
    ...options,
  }
}
