import type { OAuthClientSpec } from '../../../src/rules'
import { EC_KEY, EMBED, MACHINE, NATIVE, RSA_KEY, SPA, WEB } from './clients'

export interface BrokenClient {
  readonly client: OAuthClientSpec
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly blame: keyof OAuthClientSpec
  readonly element?: string
  /** Without the id at its end. */
  readonly detail: string
}

const KEYED: OAuthClientSpec = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: [RSA_KEY] }
const LONG_URI = `https://a.example.com/${'p'.repeat(300)}`
const FULL =
  'A redirect URI has a scheme and a host, such as "https://app.example.com/callback". Write it in full.'
const NO_BLANKS =
  'A redirect URI has no blanks, line breaks or control characters. Remove them; a blank that is meant is written "%20".'
const redirect = (client: OAuthClientSpec, uri: string): OAuthClientSpec => ({
  ...client,
  redirectUris: [uri],
})
const badScheme = (client: OAuthClientSpec, uri: string, complaint: string): BrokenClient => ({
  client: redirect(client, uri),
  rule: 'redirect/scheme',
  severity: 'error',
  blame: 'redirectUris',
  element: uri,
  detail: `redirect_uris contains "${uri}". ${complaint}`,
})
const malformed = (uri: string, complaint = FULL): BrokenClient => ({
  client: redirect(WEB, uri),
  rule: 'redirect/absolute',
  severity: 'error',
  blame: 'redirectUris',
  element: uri,
  detail: `redirect_uris contains "${uri}". ${complaint}`,
})
const badKey = (
  change: Readonly<Record<string, string | undefined>>,
  detail: string,
  key = RSA_KEY as object,
): BrokenClient => {
  const publicKeys = [{ ...key, ...change }] as OAuthClientSpec['publicKeys'] // a JWK has nothing but strings
  const kid = publicKeys[0]?.kid
  return {
    client: { ...KEYED, publicKeys },
    rule: 'auth/key-shape',
    severity: 'error',
    blame: 'publicKeys',
    ...(kid === undefined ? {} : { element: kid }),
    detail,
  }
}

/** Each breaks the named rule in exactly one way, and no other rule. */
export const BROKEN_CLIENTS: Readonly<Record<string, BrokenClient>> = {
  'an app type that the API does not have': {
    client: { ...WEB, appType: 'mobile' },
    rule: 'app-type/value',
    severity: 'error',
    blame: 'appType',
    detail: 'app_type is "mobile". Use one of "web", "native", "spa", "anonymous-embed".',
  },
  'an empty name': {
    client: { ...WEB, clientName: '' },
    rule: 'name/limit',
    severity: 'error',
    blame: 'clientName',
    detail: 'client_name has 0 characters; Qlik allows 1 to 512. Choose a name within that.',
  },
  'a name of 513 characters': {
    client: { ...WEB, clientName: 'n'.repeat(513) },
    rule: 'name/limit',
    severity: 'error',
    blame: 'clientName',
    detail: 'client_name has 513 characters; Qlik allows 1 to 512. Choose a name within that.',
  },
  'a description over the limit': {
    client: { ...WEB, description: 'd'.repeat(4097) },
    rule: 'text/description-limit',
    severity: 'error',
    blame: 'description',
    detail: 'description has 4097 characters; Qlik allows at most 4096. Shorten it.',
  },
  'a homepage over the limit': {
    client: { ...WEB, clientUri: `https://${'u'.repeat(2041)}` },
    rule: 'text/client-uri-limit',
    severity: 'error',
    blame: 'clientUri',
    detail: 'client_uri has 2049 characters; Qlik allows at most 2048. Shorten it.',
  },
  'a logo over the limit': {
    client: { ...WEB, logoUri: `https://${'u'.repeat(2041)}` },
    rule: 'text/logo-uri-limit',
    severity: 'error',
    blame: 'logoUri',
    detail: 'logo_uri has 2049 characters; Qlik allows at most 2048. Shorten it.',
  },
  'a homepage without a scheme': {
    client: { ...WEB, clientUri: 'www.example.com' },
    rule: 'text/client-uri-shape',
    severity: 'warning',
    blame: 'clientUri',
    detail:
      'client_uri is "www.example.com". It is an address for browsers, such as "https://app.example.com/about", and anything else may be refused. Write it in full, with https.',
  },
  'a logo as data': {
    client: { ...WEB, logoUri: 'data:image/png;base64,AAAA' },
    rule: 'text/logo-uri-shape',
    severity: 'warning',
    blame: 'logoUri',
    detail:
      'logo_uri is "data:image/png;base64,AAAA". It is an address for browsers, such as "https://app.example.com/about", and anything else may be refused. Write it in full, with https.',
  },
  'a grant type that is implied': {
    client: { ...WEB, allowedGrantTypes: ['authorization_code'] },
    rule: 'grant/value',
    severity: 'error',
    blame: 'allowedGrantTypes',
    element: 'authorization_code',
    detail:
      'allowed_grant_types contains "authorization_code". Allowed are "client_credentials", "urn:qlik:oauth:user-impersonation". Use one of them, or remove it: the authorization code is implied and is not listed.',
  },
  'an authentication method that the API does not have': {
    client: { ...WEB, allowedAuthMethods: ['none'] },
    rule: 'auth/value',
    severity: 'error',
    blame: 'allowedAuthMethods',
    element: 'none',
    detail:
      'allowed_auth_methods contains "none". Allowed are "client_secret", "private_key_jwt". Use one of them, or remove it.',
  },
  'a consent method that the API does not have': {
    client: { ...WEB, consentMethod: 'always' },
    rule: 'consent/value',
    severity: 'error',
    blame: 'consentMethod',
    detail: 'consent_method is "always". Use one of "required", "trusted".',
  },
  'admin_classic in a single-page app': {
    client: { ...SPA, allowedScopes: ['admin_classic', 'user_default'] },
    rule: 'scope/admin-classic',
    severity: 'error',
    blame: 'allowedScopes',
    element: 'admin_classic',
    detail:
      'allowed_scopes contains "admin_classic", which a client with app_type "spa" cannot have. Remove it and list the admin scopes that are needed (such as "admin.apps:read"), or use app_type "web".',
  },
  'admin_classic in a native app': {
    client: { ...NATIVE, allowedScopes: ['admin_classic'] },
    rule: 'scope/admin-classic',
    severity: 'error',
    blame: 'allowedScopes',
    element: 'admin_classic',
    detail:
      'allowed_scopes contains "admin_classic", which a client with app_type "native" cannot have. Remove it and list the admin scopes that are needed (such as "admin.apps:read"), or use app_type "web".',
  },
  'offline_access in a single-page app': {
    client: { ...SPA, allowedScopes: ['user_default', 'offline_access'] },
    rule: 'scope/offline-access',
    severity: 'error',
    blame: 'allowedScopes',
    element: 'offline_access',
    detail:
      'allowed_scopes contains "offline_access", which a client with app_type "spa" cannot have. Remove it, and let users sign in again when the token has expired, or use app_type "web" or "native".',
  },
  'a misspelt scope': {
    client: { ...WEB, allowedScopes: ['admin.app:read'] },
    rule: 'scope/unknown',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'admin.app:read',
    detail:
      'allowed_scopes contains "admin.app:read", which is not in the list of scopes that this version knows. Did you mean "admin.apps:read"? If Qlik added the scope recently, nothing needs to change.',
  },
  'a scope unlike any other': {
    client: { ...WEB, allowedScopes: ['quantum:entangle'] },
    rule: 'scope/unknown',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'quantum:entangle',
    detail:
      'allowed_scopes contains "quantum:entangle", which is not in the list of scopes that this version knows. Check its spelling. If Qlik added the scope recently, nothing needs to change.',
  },
  'a scope that only roles have': {
    client: { ...WEB, allowedScopes: ['classic_talend.tmc_engine_use'] },
    rule: 'scope/not-for-oauth',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'classic_talend.tmc_engine_use',
    detail:
      'allowed_scopes contains "classic_talend.tmc_engine_use", which Qlik lists for roles and not for a tenant\'s OAuth clients, so it may be refused and grants nothing. Remove it.',
  },
  'a scope that only region clients have': {
    client: { ...MACHINE, allowedScopes: ['tenants:create'] },
    rule: 'scope/not-for-oauth',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'tenants:create',
    detail:
      'allowed_scopes contains "tenants:create", which Qlik lists for region clients and not for a tenant\'s OAuth clients, so it may be refused and grants nothing. Remove it.',
  },
  'a scope beside the one that includes it': {
    client: { ...WEB, allowedScopes: ['apps:read', 'apps'] },
    rule: 'scope/covered',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'apps:read',
    detail:
      'allowed_scopes contains both "apps" and "apps:read", and the first includes the second. Remove "apps:read", or remove "apps" to grant less.',
  },
  'two scopes in one text': {
    client: { ...WEB, allowedScopes: ['apps:read spaces.data'] },
    rule: 'scope/shape',
    severity: 'error',
    blame: 'allowedScopes',
    element: 'apps:read spaces.data',
    detail:
      'allowed_scopes contains "apps:read spaces.data". A scope is one word of ASCII letters, digits and signs, such as "apps:read". List several scopes one by one, without blanks and quotes.',
  },
  'an empty scope': {
    client: { ...WEB, allowedScopes: [''] },
    rule: 'scope/shape',
    severity: 'error',
    blame: 'allowedScopes',
    element: '',
    detail:
      'allowed_scopes contains "". A scope is one word of ASCII letters, digits and signs, such as "apps:read". List several scopes one by one, without blanks and quotes.',
  },
  'admin_classic in an anonymous embed': {
    client: { ...EMBED, allowedScopes: ['admin_classic', 'user_default'] },
    rule: 'scope/anonymous-embed',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'admin_classic',
    detail:
      'allowed_scopes contains "admin_classic", but with app_type "anonymous-embed" nobody signs in who could use it, so it may be refused. Remove it.',
  },
  'offline_access in a client without people': {
    client: { ...MACHINE, allowedScopes: ['offline_access'] },
    rule: 'scope/offline-access-machine',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'offline_access',
    detail:
      'allowed_scopes contains "offline_access", which gives refresh tokens to people who sign in, but redirect_uris is empty and nobody does. Remove it: a machine asks for a new token instead.',
  },
  'admin_classic with impersonation': {
    client: { ...MACHINE, allowedGrantTypes: ['urn:qlik:oauth:user-impersonation'] },
    rule: 'scope/admin-impersonation',
    severity: 'warning',
    blame: 'allowedScopes',
    element: 'admin_classic',
    detail:
      'allowed_scopes contains "admin_classic" and allowed_grant_types contains "urn:qlik:oauth:user-impersonation": whoever has a token of the client can act as any administrator, and Qlik advises against it. List the scopes that are needed, such as "user_default".',
  },
  'no scope at all': {
    client: { ...WEB, allowedScopes: [] },
    rule: 'scope/none',
    severity: 'warning',
    blame: 'allowedScopes',
    detail:
      'allowed_scopes is empty, and a client without scopes cannot reach any resource. Add the scopes it needs, such as "user_default".',
  },
  'a web client with nowhere to send people back to': {
    client: { ...WEB, redirectUris: [] },
    rule: 'redirect/required',
    severity: 'error',
    blame: 'redirectUris',
    detail:
      'redirect_uris is empty, but a client with app_type "web" signs people in, and Qlik sends them back only to a listed address. Add the address of the application\'s callback, or, if no person signs in, add "client_credentials" to allowed_grant_types.',
  },
  'a native app with nowhere to send people back to': {
    client: { ...NATIVE, redirectUris: [] },
    rule: 'redirect/required',
    severity: 'error',
    blame: 'redirectUris',
    detail:
      'redirect_uris is empty, but a client with app_type "native" signs people in, and Qlik sends them back only to a listed address. Add the address of the application\'s callback.',
  },
  'a path as redirect URI': malformed('/callback'),
  'a host as redirect URI': malformed('portal.example.com'),
  'an https redirect URI without slashes': malformed('https:portal.example.com'),
  'an https redirect URI without a host': malformed('https:///callback'),
  'a redirect URI with a blank in it': malformed('https://portal.example.com/call back', NO_BLANKS),
  'a redirect URI with a blank at its end': malformed('https://portal.example.com/ ', NO_BLANKS),
  'an http redirect URI': badScheme(
    WEB,
    'http://portal.example.com/callback',
    'A redirect URI begins with https, unless its host is "localhost". Use https.',
  ),
  'an http redirect URI of a host below localhost': badScheme(
    SPA,
    'http://app.localhost:3000/',
    'A redirect URI begins with https, unless its host is "localhost". Use https.',
  ),
  'an http redirect URI of the loopback address': badScheme(
    NATIVE,
    'http://127.0.0.1:8080/callback',
    'With http, the only host that Qlik allows is the name "localhost". Write "localhost" instead of the loopback address.',
  ),
  "an app's scheme in a web client": badScheme(
    WEB,
    'com.example.app://callback',
    'Only native apps can have a scheme of their own ("com.example.app:"). Use https, or app_type "native".',
  ),
  'a script as redirect URI': badScheme(
    NATIVE,
    'javascript:alert(1)',
    '"javascript:" is not a scheme that an app can have of its own. Use https.',
  ),
  'a redirect URI with a fragment': {
    client: redirect(WEB, 'https://portal.example.com/#/callback'),
    rule: 'redirect/fragment',
    severity: 'error',
    blame: 'redirectUris',
    element: 'https://portal.example.com/#/callback',
    detail:
      'redirect_uris contains "https://portal.example.com/#/callback". A redirect URI has no fragment. Remove "#" and what follows it; use a path or a query instead.',
  },
  'six redirect URIs': {
    client: { ...WEB, redirectUris: [1, 2, 3, 4, 5, 6].map((n) => `https://a${n}.example.com`) },
    rule: 'redirect/limit',
    severity: 'error',
    blame: 'redirectUris',
    detail:
      'redirect_uris has 6 entries; Qlik allows at most 5. Remove those no longer in use, or register a second client.',
  },
  'a long redirect URI': {
    client: redirect(WEB, LONG_URI),
    rule: 'redirect/limit',
    severity: 'error',
    blame: 'redirectUris',
    element: LONG_URI,
    detail: `redirect_uris contains "${LONG_URI.slice(0, 80)}…", which has 322 characters; Qlik allows at most 256. Shorten it.`,
  },
  'a redirect URI that is there twice': {
    client: { ...WEB, redirectUris: ['https://a.example.com', 'https://a.example.com'] },
    rule: 'redirect/limit',
    severity: 'error',
    blame: 'redirectUris',
    element: 'https://a.example.com',
    detail: 'redirect_uris contains "https://a.example.com" more than once. Remove the copies.',
  },
  'a redirect URI that ends with a space without width': {
    client: redirect(WEB, 'https://a.example.com/\u200B'),
    rule: 'redirect/invisible',
    severity: 'warning',
    blame: 'redirectUris',
    element: 'https://a.example.com/\u200B',
    detail:
      'redirect_uris contains "https://a.example.com/[U+200B]", with characters that nobody sees. They come along when an address is copied, and Qlik compares redirect URIs character by character, so this one matches nothing that looks like it. Type it anew.',
  },
  'a redirect URI with a wildcard': {
    client: redirect(WEB, 'https://portal.example.com/*'),
    rule: 'redirect/wildcard',
    severity: 'warning',
    blame: 'redirectUris',
    element: 'https://portal.example.com/*',
    detail:
      'redirect_uris contains "https://portal.example.com/*". Qlik compares redirect URIs character by character, so "*" stands for nothing but itself. List each address.',
  },
  "a native app's link without slashes": {
    client: redirect(NATIVE, 'com.example.my-app:/oauth2/cb'),
    rule: 'redirect/app-link',
    severity: 'warning',
    blame: 'redirectUris',
    element: 'com.example.my-app:/oauth2/cb',
    detail:
      'redirect_uris contains "com.example.my-app:/oauth2/cb". Qlik documents links of an app in the form "exampleapp://" only, so this one may be refused. Write "//" after the colon, in the app as well.',
  },
  'an anonymous embed with a redirect URI': {
    client: redirect(EMBED, 'https://portal.example.com/callback'),
    rule: 'redirect/unused',
    severity: 'warning',
    blame: 'redirectUris',
    detail:
      'redirect_uris has an entry, but with app_type "anonymous-embed" nobody signs in, so nobody is sent back. Remove redirect_uris: Qlik does not document it for this type and may refuse it.',
  },
  'a single-page app without origins': {
    client: { ...SPA, allowedOrigins: [] },
    rule: 'origin/required',
    severity: 'error',
    blame: 'allowedOrigins',
    detail:
      'allowed_origins is empty, but a client with app_type "spa" runs in browsers, and Qlik answers only to listed origins. Add the origin of the page, such as "https://app.example.com".',
  },
  'an anonymous embed without origins': {
    client: { ...EMBED, allowedOrigins: [] },
    rule: 'origin/required',
    severity: 'error',
    blame: 'allowedOrigins',
    detail:
      'allowed_origins is empty, but a client with app_type "anonymous-embed" runs in browsers, and Qlik answers only to listed origins. Add the origin of the page, such as "https://app.example.com".',
  },
  'six origins': {
    client: { ...SPA, allowedOrigins: [1, 2, 3, 4, 5, 6].map((n) => `https://a${n}.example.com`) },
    rule: 'origin/limit',
    severity: 'error',
    blame: 'allowedOrigins',
    detail:
      'allowed_origins has 6 entries; Qlik allows at most 5. Remove those no longer in use, or register a second client.',
  },
  'an origin with a slash at its end': {
    client: { ...SPA, allowedOrigins: ['https://portal.example.com/'] },
    rule: 'origin/shape',
    severity: 'warning',
    blame: 'allowedOrigins',
    element: 'https://portal.example.com/',
    detail:
      'allowed_origins contains "https://portal.example.com/". Browsers send scheme, host and port only, such as "https://app.example.com:8443", without a path and without a slash at the end. Shorten it to that.',
  },
  'an origin with a wildcard': {
    client: { ...SPA, allowedOrigins: ['https://*.example.com'] },
    rule: 'origin/wildcard',
    severity: 'warning',
    blame: 'allowedOrigins',
    element: 'https://*.example.com',
    detail:
      'allowed_origins contains "https://*.example.com". Qlik documents no wildcards, so "*" stands for nothing but itself or is refused. List each origin.',
  },
  'an origin without encryption': {
    client: { ...SPA, allowedOrigins: ['http://localhost:3000', 'http://portal.example.com'] },
    rule: 'origin/insecure',
    severity: 'warning',
    blame: 'allowedOrigins',
    element: 'http://portal.example.com',
    detail:
      'allowed_origins contains "http://portal.example.com". Qlik\'s examples use http for "localhost" only, so another host may be refused, and on the way somebody else can change such a page. Use https.',
  },
  'a native app with an origin': {
    client: { ...NATIVE, allowedOrigins: ['https://portal.example.com'] },
    rule: 'origin/unused',
    severity: 'warning',
    blame: 'allowedOrigins',
    detail:
      'allowed_origins has an entry, but a native app sends no origin. Remove allowed_origins: Qlik does not document it for this type and may refuse it.',
  },
  'a machine-to-machine grant in a single-page app': {
    client: { ...SPA, allowedGrantTypes: ['client_credentials'] },
    rule: 'grant/web-only',
    severity: 'error',
    blame: 'allowedGrantTypes',
    element: 'client_credentials',
    detail:
      'allowed_grant_types contains "client_credentials", which only web clients can have; app_type is "spa". Remove it, or use app_type "web".',
  },
  'a secret in a native app': {
    client: { ...NATIVE, allowedAuthMethods: ['client_secret'] },
    rule: 'auth/secret-web-only',
    severity: 'error',
    blame: 'allowedAuthMethods',
    element: 'client_secret',
    detail:
      'allowed_auth_methods contains "client_secret", but a client with app_type "native" is public: it cannot keep a secret. Remove it, or use app_type "web".',
  },
  'a private key in a native app': {
    client: { ...KEYED, appType: 'native' },
    rule: 'auth/key-public-client',
    severity: 'warning',
    blame: 'allowedAuthMethods',
    element: 'private_key_jwt',
    detail:
      'allowed_auth_methods contains "private_key_jwt", but Qlik offers it for web clients only; app_type is "native". Remove it unless you know that your tenant accepts it.',
  },
  'private_key_jwt without a key': {
    client: { ...KEYED, publicKeys: [] },
    rule: 'auth/key-missing',
    severity: 'error',
    blame: 'publicKeys',
    detail:
      'allowed_auth_methods contains "private_key_jwt", but public_keys is empty, so no signature can be checked. Add the public part of the key pair as a JSON Web Key.',
  },
  'a key without private_key_jwt': {
    client: { ...KEYED, allowedAuthMethods: ['client_secret'] },
    rule: 'auth/key-unused',
    severity: 'warning',
    blame: 'publicKeys',
    detail:
      'public_keys is set, but allowed_auth_methods does not contain "private_key_jwt". Add it, or remove the keys.',
  },
  'a key with its private member': {
    client: { ...KEYED, publicKeys: [{ ...RSA_KEY, d: 'hush' }] },
    rule: 'auth/key-private',
    severity: 'error',
    blame: 'publicKeys',
    element: 'k1',
    detail:
      'In public_keys, the key "k1" has the private member "d". Nobody but the application may know it. Give the public members only, and replace the key pair if this one was shared.',
  },
  'two keys with one id': {
    client: { ...KEYED, publicKeys: [RSA_KEY, { ...EC_KEY, kid: 'k1' }] },
    rule: 'auth/key-id',
    severity: 'error',
    blame: 'publicKeys',
    element: 'k1',
    detail:
      'public_keys has several keys with "kid" "k1", so a signature cannot be matched with its key. Give each key a "kid" of its own.',
  },
  'six keys': {
    client: { ...KEYED, publicKeys: [1, 2, 3, 4, 5, 6].map((n) => ({ ...RSA_KEY, kid: `k${n}` })) },
    rule: 'auth/key-limit',
    severity: 'warning',
    blame: 'publicKeys',
    detail:
      'public_keys has 6 keys. Qlik documents no number for keys, but the other lists of a client hold at most 5, so more may be refused. Remove those no longer in use.',
  },
  'a key without an id': badKey(
    { kid: undefined },
    'In public_keys, key number 1 has no "kid"; give it a name of your choice, which the assertion\'s header must repeat.',
  ),
  'a key for encryption': badKey(
    { use: 'enc' },
    'In public_keys, the key "k1" has "use" "enc"; it must be "sig".',
  ),
  'a key for another algorithm': badKey(
    { alg: 'PS256' },
    'In public_keys, the key "k1" has "alg" "PS256"; use one of "RS256", "RS512", "ES384".',
  ),
  'an RSA algorithm with another type of key': badKey(
    { kty: 'EC' },
    'In public_keys, the key "k1" has "alg" "RS256" and "kty" "EC"; that algorithm needs "RSA".',
  ),
  'an RSA key without a modulus': badKey(
    { n: undefined },
    'In public_keys, the key "k1" lacks "n" or "e", or one of them is not base64url; copy both from the public key.',
  ),
  'an RSA key of 1024 bits': badKey(
    { n: 'v'.repeat(171) },
    'In public_keys, the key "k1" is an RSA key of 1024 bits; it needs at least 2048, so make a new key pair.',
  ),
  'an RSA key of 2047 bits': badKey(
    { n: `f${'v'.repeat(341)}` },
    'In public_keys, the key "k1" is an RSA key of 2047 bits; it needs at least 2048, so make a new key pair.',
  ),
  'an elliptic curve that Qlik does not take': badKey(
    { crv: 'P-256' },
    'In public_keys, the key "k2" has "alg" "ES384", "kty" "EC" and "crv" "P-256"; that algorithm needs "EC" and "P-384".',
    EC_KEY,
  ),
  'an elliptic key without one coordinate': badKey(
    { y: undefined },
    'In public_keys, the key "k2" lacks "x" or "y", or one of them is not a coordinate of P-384; copy both from the public key.',
    EC_KEY,
  ),
  'an elliptic key off its curve': badKey(
    { y: EC_KEY.x },
    'In public_keys, the key "k2" has an "x" and a "y" that are no point of P-384, so it is the key of nobody; copy both from the public key.',
    EC_KEY,
  ),
  'a machine-to-machine client that asks for consent': {
    client: { ...MACHINE, consentMethod: 'required' },
    rule: 'consent/machine-to-machine',
    severity: 'error',
    blame: 'consentMethod',
    detail:
      'consent_method is "required", but allowed_grant_types contains "client_credentials", and then there is nobody to ask for consent. Use "trusted", or leave consent_method out.',
  },
  'a trusted anonymous embed': {
    client: { ...EMBED, consentMethod: 'trusted' },
    rule: 'consent/anonymous-embed',
    severity: 'warning',
    blame: 'consentMethod',
    detail:
      'consent_method is "trusted", but with app_type "anonymous-embed" nobody signs in who could be asked, and Qlik does not document the setting there, so it may be refused. Leave consent_method out.',
  },
  'a published client that is trusted': {
    client: { ...WEB, published: true, consentMethod: 'trusted' },
    rule: 'consent/published',
    severity: 'error',
    blame: 'consentMethod',
    detail:
      'consent_method is "trusted", but a published client always asks for consent. Use "required", or do not publish the client.',
  },
  'a published machine-to-machine client': {
    client: { ...MACHINE, published: true },
    rule: 'publish/machine-to-machine',
    severity: 'error',
    blame: 'allowedGrantTypes',
    detail:
      'allowed_grant_types contains "client_credentials", so the client must be trusted, but a published client is never trusted. Do not publish it, or remove allowed_grant_types.',
  },
  'a published anonymous embed': {
    client: { ...EMBED, published: true },
    rule: 'publish/anonymous-embed',
    severity: 'warning',
    blame: 'appType',
    detail:
      'app_type is "anonymous-embed", and Qlik documents publishing for "web", "native" and "spa" only, so it may be refused. Do not publish it unless you know that your tenant accepts it: publishing cannot be undone.',
  },
}
