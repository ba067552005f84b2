import type { GRANT_AND_AUTH_RULES } from '../oauth-client/rules/grant-and-auth-rules'
import { KEY, KEYED, MACHINE, NATIVE, SPA, WEB } from './clients'
import type { RuleExamples } from './rule-example'

export const GRANT_AND_AUTH_EXAMPLES: RuleExamples<(typeof GRANT_AND_AUTH_RULES)[number]['id']> = {
  'grant/web-only': {
    says: 'Machine-to-machine grants, impersonation among them, are for web clients.',
    wrong: { client: { ...SPA, allowedGrantTypes: ['client_credentials'] } },
    right: { client: MACHINE },
  },
  'auth/secret-web-only': {
    says: 'Only web clients authenticate with a secret: the others cannot keep one.',
    wrong: { client: { ...NATIVE, allowedAuthMethods: ['client_secret'] } },
    right: { client: { ...WEB, allowedAuthMethods: ['client_secret'] } },
  },
  'auth/key-public-client': {
    says: 'Qlik offers "private_key_jwt" for web clients only, and does not document it for others.',
    wrong: { client: { ...NATIVE, allowedAuthMethods: ['private_key_jwt'], publicKeys: [KEY] } },
    right: { client: NATIVE },
  },
  'auth/key-missing': {
    says: 'A client that signs with a private key needs the public one, so that signatures can be checked.',
    wrong: { client: { ...KEYED, publicKeys: [] } },
    right: { client: KEYED },
  },
  'auth/key-unused': {
    says: 'Public keys do nothing unless "private_key_jwt" is one of the {allowedAuthMethods}.',
    wrong: { client: { ...KEYED, allowedAuthMethods: ['client_secret'] } },
    right: { client: KEYED },
  },
}
