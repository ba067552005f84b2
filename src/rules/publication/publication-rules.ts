import { faultIf, type Rule } from '../rule'
import { givenList } from '../naming'
import { defaultConsentMethod, isMachineToMachine } from '../oauth-client/consent-method'
import type { OAuthClientSpec } from '../oauth-client/spec'
import { ANONYMOUS_GUIDE, HELP_PAGE } from '../sources'

/** What decides whether a client can be published. */
export type PublicationSpec = Pick<
  OAuthClientSpec,
  'appType' | 'allowedGrantTypes' | 'consentMethod' | 'published'
>

/** Rules of a client that is, or shall be, `published`. */
export const PUBLICATION_RULES = [
  {
    id: 'publish/machine-to-machine',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['allowedGrantTypes', 'published'],
    blame: 'allowedGrantTypes',
    title: 'Machine-to-machine client cannot be published',
    faults: ({ allowedGrantTypes, published }) =>
      faultIf(
        published && isMachineToMachine(allowedGrantTypes),
        () =>
          `{allowedGrantTypes} contains ${givenList(allowedGrantTypes)}, so the client must be trusted, but a published client is never trusted. Do not publish it, or remove {allowedGrantTypes}.`,
      ),
  },
  {
    id: 'consent/published',
    severity: 'error',
    source: HELP_PAGE,
    reads: ['allowedGrantTypes', 'consentMethod', 'published'],
    blame: 'consentMethod',
    title: 'Published client cannot be trusted',
    yieldsTo: 'publish/machine-to-machine',
    faults: ({ allowedGrantTypes, consentMethod, published }) =>
      faultIf(
        published && (consentMethod ?? defaultConsentMethod(allowedGrantTypes)) === 'trusted',
        () =>
          `{consentMethod} is "trusted"${consentMethod === undefined ? ', the default for the {allowedGrantTypes}' : ''}, but a published client always asks for consent. Use "required", or do not publish the client.`,
      ),
  },
  {
    id: 'publish/anonymous-embed',
    severity: 'warning',
    source: ANONYMOUS_GUIDE,
    reads: ['appType', 'published'],
    blame: 'appType',
    title: 'Publishing an anonymous embed client',
    faults: ({ appType, published }) =>
      faultIf(
        published && appType === 'anonymous-embed',
        () =>
          '{appType} is "anonymous-embed", and Qlik documents publishing for "web", "native" and "spa" only, so it may be refused. Do not publish it unless you know that your tenant accepts it: publishing cannot be undone.',
      ),
  },
] as const satisfies readonly Rule<PublicationSpec>[]
