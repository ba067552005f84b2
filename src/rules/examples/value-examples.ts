import { CLIENT_NAME_MAX_CHARS, DESCRIPTION_MAX_CHARS, LINK_URI_MAX_CHARS } from '../oauth-client/limits'
import type { VALUE_RULES } from '../oauth-client/rules/value-rules'
import type { OAuthClientSpec } from '../oauth-client/spec'
import { givenList } from '../naming'
import { APP_TYPES, AUTH_METHODS, CONSENT_METHODS, GRANT_TYPES } from '../oauth-client/vocabulary'
import { MACHINE, WEB } from './clients'
import type { ExampleCase, RuleExamples } from './rule-example'

const web = (change: Partial<OAuthClientSpec>): ExampleCase => ({ client: { ...WEB, ...change } })
const tooLong = (start: string, maxChars: number): string => start.padEnd(maxChars + 1, '0')

export const VALUE_EXAMPLES: RuleExamples<(typeof VALUE_RULES)[number]['id']> = {
  'app-type/value': {
    says: `The app type is one of ${givenList(APP_TYPES)}.`,
    wrong: web({ appType: 'server' }),
    right: web({}),
  },
  'name/limit': {
    says: `A client has a name, of at most ${CLIENT_NAME_MAX_CHARS} characters.`,
    wrong: web({ clientName: '' }),
    right: web({}),
  },
  'text/description-limit': {
    says: `A description has at most ${DESCRIPTION_MAX_CHARS} characters.`,
    wrong: web({ description: tooLong('', DESCRIPTION_MAX_CHARS) }),
    right: web({ description: 'For the people in the office.' }),
  },
  'text/client-uri-limit': {
    says: `The address of the home page has at most ${LINK_URI_MAX_CHARS} characters.`,
    wrong: web({ clientUri: tooLong('https://office.example.com/', LINK_URI_MAX_CHARS) }),
    right: web({ clientUri: 'https://office.example.com/' }),
  },
  'text/logo-uri-limit': {
    says: `The address of the logo has at most ${LINK_URI_MAX_CHARS} characters.`,
    wrong: web({ logoUri: tooLong('https://office.example.com/', LINK_URI_MAX_CHARS) }),
    right: web({ logoUri: 'https://office.example.com/logo.png' }),
  },
  'text/client-uri-shape': {
    says: 'The home page is a web address, written in full.',
    wrong: web({ clientUri: 'office.example.com' }),
    right: web({ clientUri: 'https://office.example.com/' }),
  },
  'text/logo-uri-shape': {
    says: 'The logo is a web address, written in full.',
    wrong: web({ logoUri: '/logo.png' }),
    right: web({ logoUri: 'https://office.example.com/logo.png' }),
  },
  'grant/value': {
    says: `Grant types are ${givenList(GRANT_TYPES)}; the authorization code is implied and is not listed.`,
    wrong: web({ allowedGrantTypes: ['authorization_code'] }),
    right: { client: MACHINE },
  },
  'auth/value': {
    says: `Authentication methods are ${givenList(AUTH_METHODS)}.`,
    wrong: web({ allowedAuthMethods: ['client_secret_post'] }),
    right: web({ allowedAuthMethods: ['client_secret'] }),
  },
  'consent/value': {
    says: `The consent method is one of ${givenList(CONSENT_METHODS)}.`,
    wrong: web({ consentMethod: 'never' }),
    right: web({ consentMethod: 'trusted' }),
  },
}
