import type { Assumption } from './assumption'

/** What may be written into a client. */
export const FIELD_ASSUMPTIONS = [
  {
    id: 'unknown-input',
    question: 'What happens to body fields and query parameters that are not documented?',
    reading: 'Refused with 400.',
    source: 'published schema: lists every field',
  },
  {
    id: 'scope-names',
    question: 'Are scopes refused that are not in the published catalogue?',
    reading: 'No: whatever looks like a scope name is taken, because Qlik adds scopes monthly.',
    source: 'qlik.dev, changelog',
  },
  {
    id: 'reserved-scopes',
    question: 'Can a tenant’s client have the scopes of region and organisation clients?',
    reading: 'No, 400.',
    source: 'qlik.dev, region and organisation clients',
  },
  {
    id: 'scope-by-type',
    question:
      'Does the API enforce that `admin_classic` is not for spa and native, and `offline_access` not for spa?',
    reading: 'Yes, 400.',
    source: 'help page on OAuth clients: “not supported”',
  },
  {
    id: 'embed-restrictions',
    question: 'Which fields does an anonymous-embed client have?',
    reading:
      'No redirect URIs, grant types, authentication methods, keys, `admin_classic`, `offline_access`, trust or publication: 400.',
    source: 'qlik.dev, create an anonymous-embed client: the console asks for none of them',
  },
  {
    id: 'redirect-required',
    question: 'Must a client that users log in to have a redirect URI?',
    reading: 'Yes: native and spa always, web unless it has a machine-to-machine grant type; else 400.',
    source: 'help page on OAuth clients, steps of creation',
  },
  {
    id: 'origin-required',
    question: 'Must spa and anonymous-embed clients have an allowed origin?',
    reading: 'Yes, 400 without.',
    source: 'help page on OAuth clients: access is only granted to listed origins',
  },
  {
    id: 'origin-by-type',
    question: 'Which types may have allowed origins?',
    reading: 'web, spa and anonymous-embed; native is refused with 400.',
    source: 'published schema says spa only; qlik.dev’s own examples set them on web and anonymous-embed',
  },
  {
    id: 'origin-form',
    question: 'May an origin have a path, a trailing slash or a wildcard?',
    reading: 'No, 400: scheme, host and port only; http only for localhost.',
    source: 'RFC 6454 section 6.1',
  },
  {
    id: 'redirect-form',
    question:
      'Are wildcards, fragments, blanks, links of an app without `//`, and http to 127.0.0.1 taken in redirect URIs?',
    reading: 'No, 400: http is for the name localhost alone.',
    source: 'help page on OAuth clients; RFC 6749 section 3.1.2; RFC 3986 section 4.3',
  },
  {
    id: 'page-form',
    question: 'What do `clientUri` and `logoUri` accept?',
    reading: 'An absolute http or https URL, or an empty string; else 400.',
    source: 'published schema: “URI for homepage of client”',
  },
  {
    id: 'confidential-web-only',
    question: 'Can public clients have authentication methods, keys or secrets?',
    reading: 'No, 400; the answer to their creation has no secret, although the schema calls it required.',
    source: 'help page on OAuth clients: “Public clients will not have any client secret”',
  },
  {
    id: 'auth-method-default',
    question: 'What if `allowedAuthMethods` is left out or emptied on a web client?',
    reading: 'Left out means `client_secret`; it cannot be emptied (400).',
    source: 'console default; published schema',
  },
  {
    id: 'key-count',
    question: 'How many public keys may a client have?',
    reading: 'Five, as with every other list; more is 400.',
    source: 'none',
  },
  {
    id: 'jwks-uri',
    question: 'Can `jwksUri` be used?',
    reading: 'No: it is refused like an unknown field.',
    source: 'published schema marks it as private',
  },
  {
    id: 'client-count',
    question: 'What happens at 200 clients in a tenant?',
    reading: 'The next creation is refused with 400. The bootstrap client does not count.',
    source: 'help page on OAuth clients, limits',
  },
  {
    id: 'duplicate-names',
    question: 'May two clients have the same name?',
    reading: 'Yes.',
    source: 'published schema: no 409 on creation',
  },
] as const satisfies readonly Assumption[]
