import { faultIf, type Rule } from '../../rule'
import { givenList } from '../../naming'
import { HELP_PAGE } from '../../sources'
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
    faults: ({ allowedGrantTypes, consentMethod }) =>
      faultIf(
        consentMethod === 'required' && isMachineToMachine(allowedGrantTypes),
        () =>
          `{consentMethod} is "required", but {allowedGrantTypes} contains ${givenList(allowedGrantTypes)}, and then there is nobody to ask for consent. Use "trusted", or leave {consentMethod} out.`,
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]
