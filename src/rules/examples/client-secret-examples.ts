import type { CLIENT_SECRET_RULES } from '../client-secret/client-secret-rules'
import { CLIENT_SECRETS_MAX_COUNT } from '../client-secret/limits'
import { KEY, KEYED, NATIVE, WEB } from './clients'
import type { RuleExamples } from './rule-example'

export const CLIENT_SECRET_EXAMPLES: RuleExamples<(typeof CLIENT_SECRET_RULES)[number]['id']> = {
  'secret/public-client': {
    says: 'Only web clients have secrets: the others cannot keep one.',
    wrong: { client: NATIVE, furtherSecrets: 1 },
    right: { client: NATIVE },
  },
  'secret/method': {
    says: 'A client has secrets only while "client_secret" is one of its {allowedAuthMethods}.',
    wrong: { client: KEYED, furtherSecrets: 1 },
    right: {
      client: { ...WEB, allowedAuthMethods: ['client_secret', 'private_key_jwt'], publicKeys: [KEY] },
      furtherSecrets: 1,
    },
  },
  'secret/limit': {
    says: `A client has at most ${CLIENT_SECRETS_MAX_COUNT} secrets, the one that Qlik makes with it counted.`,
    wrong: { client: WEB, furtherSecrets: CLIENT_SECRETS_MAX_COUNT },
    right: { client: WEB, furtherSecrets: CLIENT_SECRETS_MAX_COUNT - 1 },
  },
}
