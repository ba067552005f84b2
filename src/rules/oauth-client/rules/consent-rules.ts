import { faultIf, type Rule } from '../../rule'
import { givenList } from '../../naming'
import { ANONYMOUS_GUIDE, HELP_PAGE } from '../../sources'
import { isMachineToMachine } from '../consent-method'
import type { OAuthClientSpec } from '../spec'

export const CONSENT_RULES = [
  {
    id: 'consent/machine-to-machine',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['allowedGrantTypes', 'consentMethod'],
    blame: 'consentMethod',
    title: 'Machine-to-machine client must be trusted',
    yieldsTo: 'publish/machine-to-machine',
    faults: ({ allowedGrantTypes, consentMethod }) =>
      faultIf(
        consentMethod === 'required' && isMachineToMachine(allowedGrantTypes),
        () =>
          `{consentMethod} is "required", but {allowedGrantTypes} contains ${givenList(allowedGrantTypes)}, and then there is nobody to ask for consent. Use "trusted", or leave {consentMethod} out.`,
      ),
  },
  {
    id: 'consent/anonymous-embed',
    severity: 'warning',
    source: ANONYMOUS_GUIDE,
    reads: ['appType', 'consentMethod'],
    blame: 'consentMethod',
    title: 'Consent of an anonymous embed client',
    faults: ({ appType, consentMethod }) =>
      faultIf(
        appType === 'anonymous-embed' && consentMethod === 'trusted',
        () =>
          '{consentMethod} is "trusted", but with {appType} "anonymous-embed" nobody signs in who could be asked, and Qlik does not document the setting there, so it may be refused. Leave {consentMethod} out.',
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]
