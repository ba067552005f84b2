import {
  knownFacts,
  OAUTH_CLIENT_RULES,
  snakeCase,
  violations,
  type OAuthClientSpec,
} from '../../../src/rules'
import { BROKEN_CLIENTS } from './broken-clients'
import { EC_KEY, EMBED, MACHINE, NATIVE, RSA_KEY, SPA, WEB } from './clients'

const check = (client: OAuthClientSpec) =>
  violations(OAUTH_CLIENT_RULES, knownFacts(client), { naming: snakeCase })

describe('a broken client', () => {
  test.each(Object.entries(BROKEN_CLIENTS))(
    '%s is reported once, with its field and the repair',
    (_, broken) => {
      const found = check(broken.client).map(({ ruleId, severity, blame, element, detail }) => ({
        ruleId,
        severity,
        blame,
        element,
        detail,
      }))

      expect(found).toEqual([
        {
          ruleId: broken.rule,
          severity: broken.severity,
          blame: broken.blame,
          element: broken.element,
          detail: `${broken.detail} (${broken.rule})`,
        },
      ])
    },
  )

  test('a scope over the limit is an error besides being unknown', () => {
    const scope = 's'.repeat(257)

    expect(check({ ...WEB, allowedScopes: [scope] }).map(({ ruleId, element }) => [ruleId, element])).toEqual(
      [
        ['scope/limit', scope],
        ['scope/unknown', scope],
      ],
    )
  })

  test('never shows private key material', () => {
    const found = check({ ...WEB, publicKeys: [{ ...RSA_KEY, d: 'hush', p: 'hush', k: 'hush' }] })

    expect(found.map(({ ruleId }) => ruleId)).toContain('auth/key-private')
    expect(JSON.stringify(found)).not.toContain('hush')
  })
})

const redirect = (client: OAuthClientSpec, ...redirectUris: string[]) => ({ ...client, redirectUris })

describe('a client that people really register', () => {
  test.each<[string, OAuthClientSpec]>([
    ['a web client', WEB],
    ['a trusted web client', { ...WEB, consentMethod: 'trusted' }],
    ['a published web client', { ...WEB, published: true }],
    ['a web client with offline access', { ...WEB, allowedScopes: ['user_default', 'offline_access'] }],
    [
      'a web client with origins for tokens in browsers',
      { ...WEB, allowedOrigins: ['https://a.example.com:8443'] },
    ],
    [
      'a web client with both keys',
      { ...WEB, allowedAuthMethods: ['client_secret', 'private_key_jwt'], publicKeys: [RSA_KEY, EC_KEY] },
    ],
    ['a machine-to-machine client', MACHINE],
    ['a machine-to-machine client that people can use too', redirect(MACHINE, 'https://a.example.com')],
    [
      'an impersonation client',
      {
        ...MACHINE,
        allowedGrantTypes: ['urn:qlik:oauth:user-impersonation'],
        allowedScopes: ['user_default'],
        allowedOrigins: ['https://portal.example.com'],
      },
    ],
    [
      'a client for machines and people with offline access',
      {
        ...redirect(MACHINE, 'https://a.example.com'),
        allowedScopes: ['user_default', 'offline_access'],
      },
    ],
    ['an anonymous embed with scopes', { ...EMBED, allowedScopes: ['user_default'] }],
    ['a single-page app', SPA],
    ['a single-page app with admin scopes', { ...SPA, allowedScopes: ['admin.apps:read'] }],
    ['a published single-page app', { ...SPA, published: true }],
    ['a native app', NATIVE],
    ['a native app with offline access', { ...NATIVE, allowedScopes: ['user_default', 'offline_access'] }],
    ['an anonymous embed', EMBED],
    [
      'localhost over http',
      redirect(WEB, 'http://localhost', 'http://localhost:3000/callback', 'http://LOCALHOST/'),
    ],
    ['a bare origin as redirect URI', redirect(SPA, 'https://portal.example.com')],
    ['a query in a redirect URI', redirect(WEB, 'https://portal.example.com/cb?env=prod&x={y}')],
    ['an IPv6 host', redirect(WEB, 'https://[2001:db8::1]:8443/cb')],
    [
      'an internationalised host',
      redirect(WEB, 'https://bücher.example/cb', 'https://xn--bcher-kva.example/cb'),
    ],
    ['reverse-domain schemes', redirect(NATIVE, 'com.example.my-app://oauth2/cb', 'x+y.z-1://')],
    [
      'a native app with https and localhost',
      redirect(NATIVE, 'https://a.example.com', 'http://localhost:4711/'),
    ],
    ['five redirect URIs', redirect(WEB, ...[1, 2, 3, 4, 5].map((n) => `https://a${n}.example.com`))],
    ['a redirect URI of 256 characters', redirect(WEB, `https://a.example.com/${'p'.repeat(234)}`)],
    [
      'texts at their limits',
      {
        ...WEB,
        clientName: 'n'.repeat(512),
        description: 'd'.repeat(4096),
        logoUri: `https://${'l'.repeat(2040)}`,
      },
    ],
    [
      'texts of 512 and 256 characters that JavaScript counts double',
      {
        ...redirect(WEB, `https://a.example.com/${'\u{1f511}'.repeat(234)}`),
        clientName: '\u{1f511}'.repeat(512),
      },
    ],
  ])('%s breaks no rule', (_, client) => {
    expect(check(client)).toEqual([])
  })
})
