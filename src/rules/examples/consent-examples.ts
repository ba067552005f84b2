import type { CONSENT_RULES } from '../oauth-client/rules/consent-rules'
import type { PUBLICATION_RULES } from '../publication/publication-rules'
import { EMBED, MACHINE, WEB } from './clients'
import type { RuleExamples } from './rule-example'

type ConsentRuleId = (typeof CONSENT_RULES)[number]['id'] | (typeof PUBLICATION_RULES)[number]['id']

export const CONSENT_EXAMPLES: RuleExamples<ConsentRuleId> = {
  'consent/machine-to-machine': {
    says: 'A client with a machine-to-machine grant must be trusted: there is nobody to ask for consent.',
    wrong: { client: { ...MACHINE, consentMethod: 'required' } },
    right: { client: { ...MACHINE, consentMethod: 'trusted' } },
  },
  'consent/anonymous-embed': {
    says: 'Trusting an anonymous embed client is not documented: nobody signs in who could be asked.',
    wrong: { client: { ...EMBED, consentMethod: 'trusted' } },
    right: { client: EMBED },
  },
  'consent/published': {
    says: 'A published client always asks for consent, so it cannot be trusted.',
    wrong: { client: { ...WEB, consentMethod: 'trusted', published: true } },
    right: { client: { ...WEB, consentMethod: 'required', published: true } },
  },
  'publish/machine-to-machine': {
    says: 'A client with a machine-to-machine grant must be trusted, and a published one never is: it can be one or the other.',
    wrong: { client: { ...MACHINE, published: true } },
    right: { client: { ...WEB, published: true } },
  },
  'publish/anonymous-embed': {
    says: 'Publishing an anonymous embed client is not documented.',
    wrong: { client: { ...EMBED, published: true } },
    right: { client: EMBED },
  },
}
