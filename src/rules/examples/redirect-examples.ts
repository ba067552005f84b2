import { REDIRECT_URIS_MAX_COUNT, URI_MAX_CHARS } from '../oauth-client/limits'
import type { REDIRECT_RULES } from '../oauth-client/rules/redirect-rules'
import type { OAuthClientSpec } from '../oauth-client/spec'
import { EMBED, NATIVE, WEB } from './clients'
import type { ExampleCase, RuleExamples } from './rule-example'

const redirects = (client: OAuthClientSpec, ...redirectUris: readonly string[]): ExampleCase => ({
  client: { ...client, redirectUris },
})
const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `https://office-${index + 1}.example.com/callback`)

export const REDIRECT_EXAMPLES: RuleExamples<(typeof REDIRECT_RULES)[number]['id']> = {
  'redirect/required': {
    says: 'Single-page apps, native apps, and web clients without a machine-to-machine grant need a redirect URI: people are sent back only to a listed one.',
    wrong: redirects(WEB),
    right: redirects(WEB, 'https://office.example.com/callback'),
  },
  'redirect/absolute': {
    says: 'A redirect URI is absolute: it has a scheme and a host, and no blanks.',
    wrong: redirects(WEB, 'office.example.com/callback'),
    right: redirects(WEB, 'https://office.example.com/callback'),
  },
  'redirect/scheme': {
    says: 'A redirect URI begins with https; with http on the host "localhost"; or, for native apps, with a scheme of the app.',
    wrong: redirects(WEB, 'http://office.example.com/callback'),
    right: redirects(WEB, 'https://office.example.com/callback', 'http://localhost:3000/callback'),
  },
  'redirect/fragment': {
    says: 'A redirect URI has no fragment ("#" and what follows it).',
    wrong: redirects(WEB, 'https://office.example.com/#/callback'),
    right: redirects(WEB, 'https://office.example.com/callback?app=office'),
  },
  'redirect/limit': {
    says: `A client has at most ${REDIRECT_URIS_MAX_COUNT} redirect URIs, each at most ${URI_MAX_CHARS} characters long, and each once.`,
    wrong: redirects(WEB, ...many(REDIRECT_URIS_MAX_COUNT + 1)),
    right: redirects(WEB, ...many(REDIRECT_URIS_MAX_COUNT)),
  },
  'redirect/wildcard': {
    says: 'Qlik compares redirect URIs character by character, so a wildcard matches nothing.',
    wrong: redirects(WEB, 'https://office.example.com/*'),
    right: redirects(WEB, 'https://office.example.com/callback', 'https://office.example.com/signed-in'),
  },
  'redirect/invisible': {
    says: 'A redirect URI has no characters that nobody sees.',
    wrong: redirects(WEB, 'https://office.example.com/callback\u200B'),
    right: redirects(WEB, 'https://office.example.com/callback'),
  },
  'redirect/app-link': {
    says: 'Qlik documents links of a native app in the form "exampleapp://" only, with two slashes.',
    wrong: redirects(NATIVE, 'com.example.reader:/callback'),
    right: redirects(NATIVE, 'com.example.reader://callback'),
  },
  'redirect/unused': {
    says: 'Redirect URIs do nothing for an anonymous embed: nobody signs in.',
    wrong: redirects(EMBED, 'https://www.example.com/callback'),
    right: redirects(EMBED),
  },
}
