import { ALLOWED_ORIGINS_MAX_COUNT, URI_MAX_CHARS } from '../oauth-client/limits'
import type { ORIGIN_RULES } from '../oauth-client/rules/origin-rules'
import type { OAuthClientSpec } from '../oauth-client/spec'
import { NATIVE, SPA } from './clients'
import type { ExampleCase, RuleExamples } from './rule-example'

const origins = (client: OAuthClientSpec, ...allowedOrigins: readonly string[]): ExampleCase => ({
  client: { ...client, allowedOrigins },
})
const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `https://page-${index + 1}.example.com`)

export const ORIGIN_EXAMPLES: RuleExamples<(typeof ORIGIN_RULES)[number]['id']> = {
  'origin/required': {
    says: 'Single-page apps and anonymous embeds run in browsers and need an allowed origin: Qlik answers only to listed ones.',
    wrong: origins(SPA),
    right: origins(SPA, 'https://sales.example.com'),
  },
  'origin/limit': {
    says: `A client has at most ${ALLOWED_ORIGINS_MAX_COUNT} allowed origins, each at most ${URI_MAX_CHARS} characters long, and each once.`,
    wrong: origins(SPA, ...many(ALLOWED_ORIGINS_MAX_COUNT + 1)),
    right: origins(SPA, ...many(ALLOWED_ORIGINS_MAX_COUNT)),
  },
  'origin/shape': {
    says: 'An origin is scheme, host and port only, as browsers send it: no path, and no slash at the end.',
    wrong: origins(SPA, 'https://sales.example.com/'),
    right: origins(SPA, 'https://sales.example.com:8443'),
  },
  'origin/wildcard': {
    says: 'Qlik documents no wildcards in origins.',
    wrong: origins(SPA, 'https://*.example.com'),
    right: origins(SPA, 'https://sales.example.com', 'https://reports.example.com'),
  },
  'origin/insecure': {
    says: 'An origin begins with https, unless its host is "localhost".',
    wrong: origins(SPA, 'http://sales.example.com'),
    right: origins(SPA, 'https://sales.example.com', 'http://localhost:3000'),
  },
  'origin/unused': {
    says: 'Allowed origins do nothing for a native app, which sends none.',
    wrong: origins(NATIVE, 'https://sales.example.com'),
    right: origins(NATIVE),
  },
}
