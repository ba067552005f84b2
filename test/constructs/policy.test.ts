import { App, Aspects, TerraformVariable, Testing, type TerraformStack } from 'cdktf'
import {
  allowOriginHosts,
  allowRedirectHosts,
  ClientSecret,
  customScope,
  elementFaults,
  faultIf,
  forbidAppTypes,
  forbidGrantTypes,
  forbidPublishing,
  forbidScopes,
  given,
  limitSecrets,
  OAuthClient,
  OAuthPolicy,
  PublishedClient,
  requireConsent,
  type OAuthClientProps,
  type OAuthPolicyRule,
} from '../../src/constructs'
import { faults, json, stackIn, stackWithProvider, warnings } from './stack'

const WEB: OAuthClientProps = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com/callback'],
  allowedScopes: ['user_default'],
}
const MACHINE: OAuthClientProps = {
  appType: 'web',
  clientName: 'Robot',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['apps:read'],
}
const SPA: OAuthClientProps = {
  appType: 'spa',
  clientName: 'App',
  redirectUris: ['https://app.example.com/callback'],
  allowedOrigins: ['https://app.example.com'],
  allowedScopes: ['user_default'],
}

const NO_MARKETING: OAuthPolicyRule = {
  id: 'acme/no-marketing',
  severity: 'error',
  source: 'https://wiki.example.com/{clients}',
  reads: ['clientName'],
  blame: 'clientName',
  title: 'Name of a campaign',
  faults: ({ clientName }) =>
    faultIf(clientName.includes('{campaign}'), () => `{clientName} is ${given(clientName)}. Choose another.`),
}

/** A stack with one client, and a policy of one rule on it. */
function governed(props: OAuthClientProps, ...rules: OAuthPolicyRule[]): TerraformStack {
  const stack = stackWithProvider()
  new OAuthClient(stack, 'client', props)
  Aspects.of(stack).add(new OAuthPolicy(rules))
  return stack
}

describe('a ready-made rule', () => {
  test.each<[string, OAuthPolicyRule, OAuthClientProps, OAuthClientProps, string]>([
    [
      'forbids scopes',
      forbidScopes(['admin_classic', customScope('new:scope')]),
      WEB,
      { ...WEB, allowedScopes: ['user_default', 'admin_classic'] },
      'Scope forbidden by policy: allowedScopes contains "admin_classic", which the policy forbids. Remove it. (policy/forbidden-scope)',
    ],
    [
      'forbids scopes that include a forbidden one',
      forbidScopes(['admin.apps:read']),
      { ...MACHINE, allowedScopes: ['admin.apps:export'] },
      { ...MACHINE, allowedScopes: ['admin.apps'] },
      'Scope forbidden by policy: allowedScopes contains "admin.apps", which includes "admin.apps:read", and the policy forbids that. Remove it, and list those of its parts that are needed. (policy/forbidden-scope)',
    ],
    [
      'forbids app types',
      forbidAppTypes(['spa', 'native']),
      WEB,
      SPA,
      'App type forbidden by policy: appType is "spa", which the policy forbids. Use another kind of client. (policy/forbidden-app-type)',
    ],
    [
      'forbids grants',
      forbidGrantTypes(['urn:qlik:oauth:user-impersonation']),
      MACHINE,
      { ...MACHINE, allowedGrantTypes: ['client_credentials', 'urn:qlik:oauth:user-impersonation'] },
      'Grant type forbidden by policy: allowedGrantTypes contains "urn:qlik:oauth:user-impersonation", which the policy forbids. Remove it. (policy/forbidden-grant-type)',
    ],
    [
      'requires consent',
      requireConsent(),
      WEB,
      { ...WEB, consentMethod: 'trusted' },
      'Consent required by policy: consentMethod is "trusted", but the policy demands that people are asked. Use "required", or leave consentMethod out. (policy/consent)',
    ],
    [
      'requires no consent of machines',
      requireConsent(),
      { ...MACHINE, consentMethod: 'trusted' },
      { ...SPA, consentMethod: 'trusted' },
      'Consent required by policy: consentMethod is "trusted", but the policy demands that people are asked. Use "required", or leave consentMethod out. (policy/consent)',
    ],
    [
      'allows origins of some hosts',
      allowOriginHosts(['*.example.com']),
      SPA,
      { ...SPA, allowedOrigins: ['https://app.example.org'] },
      'Origin of a host that the policy does not allow: allowedOrigins contains "https://app.example.org". The policy allows these hosts: "*.example.com". Use one of them. (policy/origin-host)',
    ],
  ])('%s', (_, rule, right, wrong, message) => {
    expect(faults(governed(right, rule))).toEqual([])
    expect(faults(governed(wrong, rule))).toEqual([`[acme/client] ${message}`])
  })

  test.each([
    ['https://app.example.com/callback', true],
    ['https://a.b.example.com:8443/callback', true],
    ['https://APP.EXAMPLE.COM/callback', true],
    ['http://localhost:3000/callback', true],
    ['https://bücher.example/', true],
    ['https://example.com/callback', false],
    ['https://badexample.com/callback', false],
    ['https://app.example.com.evil.test/callback', false],
    ['https://app.example.com@evil.test/callback', false],
    ['https://evil.test/?to=app.example.com', false],
    ['https://evil.test\\@app.example.com/', false],
  ])('judges where %s leads', (uri, allowed) => {
    const rule = allowRedirectHosts(['*.example.com', 'localhost', 'bücher.example'])
    const found = faults(governed({ ...WEB, redirectUris: [uri] }, rule))

    expect(found.filter((fault) => fault.endsWith('(policy/redirect-host)'))).toEqual(
      allowed
        ? []
        : [
            `[acme/client] Redirect URI to a host that the policy does not allow: redirectUris contains ${JSON.stringify(uri)}. The policy allows these hosts: "*.example.com", "localhost", "bücher.example". Use one of them. (policy/redirect-host)`,
          ],
    )
  })

  test('says nothing of the scheme of a native app', () => {
    const native: OAuthClientProps = {
      appType: 'native',
      clientName: 'App',
      redirectUris: ['exampleapp://evil.test'],
      allowedScopes: ['user_default'],
    }
    expect(faults(governed(native, allowRedirectHosts(['*.example.com'])))).toEqual([])
  })

  test('knows hosts only', () => {
    expect(() => allowRedirectHosts(['https://a.example.com', 'a.*.com', '*.example.com', 'a.example.com:80']))
      .toThrow('"https://a.example.com", "a.*.com", "a.example.com:80": not a host. Write "example.com"') // oxfmt-ignore
  })

  test('takes an id, a severity and a source', () => {
    const source = 'https://wiki.example.com/scopes'
    const stack = governed(
      { ...WEB, allowedScopes: ['apps'] },
      forbidScopes(['admin_classic']),
      forbidScopes(['apps'], { id: 'acme/no-apps', severity: 'warning', source }),
    )

    expect(faults(stack)).toEqual([])
    expect(warnings(stack)).toEqual([
      '[acme/client] Scope forbidden by policy: allowedScopes contains "apps", which the policy forbids. Remove it. See https://wiki.example.com/scopes. (acme/no-apps)',
    ])
  })
})

describe('a rule about what else there is in the program', () => {
  test.each([
    ['before the client is', true],
    ['after the client is', false],
  ])('forbids publishing, added %s', (_, early) => {
    const stack = stackWithProvider()
    const policy = new OAuthPolicy([forbidPublishing()])
    if (early) Aspects.of(stack).add(policy)
    const client = new OAuthClient(stack, 'client', WEB)
    new OAuthClient(stack, 'other', WEB)
    new PublishedClient(stack, 'published', { client })
    if (!early) Aspects.of(stack).add(policy)

    expect(faults(stack)).toEqual([
      '[acme/client] Publishing forbidden by policy: A PublishedClient publishes the client, which the policy forbids and which cannot be undone. Remove the PublishedClient. (policy/published)',
    ])
  })

  test('limits the secrets of a client, the initial one counted', () => {
    const stack = governed(WEB, limitSecrets(1))
    const single = new OAuthClient(stack, 'single', WEB)
    const double = new OAuthClient(stack, 'double', { ...WEB, keepInitialSecret: true })
    for (const [name, client] of Object.entries({ single, double })) {
      new ClientSecret(stack, `${name}-secret`, { client })
    }

    expect(faults(stack)).toEqual([
      '[acme/double] More secrets than the policy allows: The client has 2 secrets, the initial one counted; the policy allows at most 1. Remove a ClientSecret, or set keepInitialSecret to false. (policy/secret-limit)',
    ])
  })
})

describe('a policy', () => {
  test("takes rows in the form of this package's own", () => {
    expect(faults(governed({ ...WEB, clientName: 'A {campaign}' }, NO_MARKETING))).toEqual([
      '[acme/client] Name of a campaign: clientName is "A {campaign}". Choose another. See https://wiki.example.com/{clients}. (acme/no-marketing)',
    ])
  })

  test('is asked together with the rules of this package', () => {
    const client = { ...WEB, clientName: '', allowedScopes: [customScope('admin_classic')] }

    expect(
      faults(governed(client, forbidScopes(['admin_classic']))).map((fault) => fault.split(':')[0]),
    ).toEqual(['[acme/client] Client name empty or too long', '[acme/client] Scope forbidden by policy'])
  })

  test.each(['the app', 'every stack', 'the app and every stack'])(
    'holds in all stacks, added to %s',
    (where) => {
      const app = Testing.app()
      const policy = new OAuthPolicy([forbidScopes(['admin_classic'])])
      const stacks = ['acme', 'globex'].map((name) => stackIn(app, name))
      for (const stack of stacks)
        new OAuthClient(stack, 'client', { ...WEB, allowedScopes: ['admin_classic'] })
      if (where.includes('app')) Aspects.of(app).add(policy)
      if (where.includes('stack')) for (const stack of stacks) Aspects.of(stack).add(policy)

      expect(stacks.flatMap(faults)).toEqual(
        ['acme', 'globex'].map(
          (name) =>
            `[${name}/client] Scope forbidden by policy: allowedScopes contains "admin_classic", which the policy forbids. Remove it. (policy/forbidden-scope)`,
        ),
      )
    },
  )

  test('stops the synthesis of an app that it was added to', () => {
    const app = Testing.app()
    new OAuthClient(stackIn(app, 'acme'), 'client', { ...WEB, allowedScopes: ['admin_classic'] })
    Aspects.of(app).add(new OAuthPolicy([forbidScopes(['admin_classic'])]))

    expect(() => {
      app.synth()
    }).toThrow('[acme/client] Scope forbidden by policy')
  })

  test('holds only where it was added', () => {
    const app = new App()
    const [governedStack, free] = [stackIn(app, 'acme'), stackIn(app, 'free')]
    for (const stack of [governedStack, free]) {
      new OAuthClient(stack, 'client', { ...WEB, allowedScopes: ['admin_classic'] })
    }
    Aspects.of(governedStack).add(new OAuthPolicy([forbidScopes(['admin_classic'])]))

    expect(faults(free)).toEqual([])
    expect(faults(governedStack)).toHaveLength(1)
  })

  test('leaves to Terraform what is not known yet', () => {
    const stack = stackWithProvider()
    const uri = new TerraformVariable(stack, 'uri', { type: 'string' }).stringValue
    new OAuthClient(stack, 'client', { ...WEB, redirectUris: ['https://evil.test/', uri] })
    Aspects.of(stack).add(new OAuthPolicy([allowRedirectHosts(['*.example.com'])]))

    expect(faults(stack)).toEqual([])
  })

  test('is not overruled by a client', () => {
    const client = { ...WEB, clientName: '{campaign}', skipRules: ['acme/no-marketing'] }

    expect(faults(governed(client, NO_MARKETING))).toEqual([
      '[acme/client] Name of a campaign: clientName is "{campaign}". Choose another. See https://wiki.example.com/{clients}. (acme/no-marketing)',
      '[acme/client] Rule of a policy: skipRules contains "acme/no-marketing", which it cannot overrule. Remove it; an exception belongs to the OAuthPolicy.',
    ])
  })

  test('has exceptions, which are warnings', () => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'old', { ...WEB, clientName: 'Old {campaign}' })
    const exceptions = { 'acme/no-marketing': ['acme/ol', 'acme/old'] }
    Aspects.of(stack).add(new OAuthPolicy([NO_MARKETING], { exceptions }))

    expect(faults(stack)).toEqual([])
    expect(warnings(stack)).toEqual([
      `[acme/old] Name of a campaign: clientName is "Old {campaign}". Choose another. See https://wiki.example.com/{clients}. Overruled by the policy's exceptions. (acme/no-marketing)`,
    ])
    new OAuthClient(stack, 'older', { ...WEB, clientName: 'Older {campaign}' })
    expect(faults(stack)).toHaveLength(1)
  })

  test('has ids of its own', () => {
    const row = (id: OAuthPolicyRule['id']) => ({ ...NO_MARKETING, id })
    const rules = [
      row('Acme/Names'),
      row('redirect/scheme'),
      row('scope/mine'),
      forbidPublishing(),
      forbidPublishing(),
    ]

    expect(() => new OAuthPolicy(rules, { exceptions: { 'acme/other': [] } })).toThrow(
      [
        'An OAuthPolicy cannot be made: "Acme/Names" is no id of a rule. Write a prefix of your own and a name, in lower case, such as "acme/no-full-admin".',
        '"redirect/scheme" begins like the rules of this package. Choose a prefix of your own, such as "acme/".',
        '"scope/mine" begins like the rules of this package. Choose a prefix of your own, such as "acme/".',
        '"policy/published" is the id of several rules. Give each an id of its own; ready-made rules take one as an option.',
        'exceptions has "acme/other", which is the id of no rule here.',
      ].join(' '),
    )
  })

  test('shares no id with another policy', () => {
    const stack = governed(WEB, forbidPublishing())
    Aspects.of(stack).add(new OAuthPolicy([forbidPublishing()]))

    expect(faults(stack)).toEqual([
      '[acme/client] Rule of several policies: "policy/published" is the id of a rule in more than one OAuthPolicy here. Give each rule an id of its own.',
    ])
  })

  test('shows that a rule does not declare what it looks at', () => {
    const careless: OAuthPolicyRule = {
      ...NO_MARKETING,
      faults: ({ allowedScopes }) =>
        elementFaults(
          allowedScopes,
          () => true,
          () => '',
        ),
    }

    expect(() => Testing.synth(governed(WEB, careless), true)).toThrow(
      'The rule "acme/no-marketing" looks at "allowedScopes". Add it to what the rule reads.',
    )
  })

  test('leaves no trace in the configuration', () => {
    const { resource } = json(governed(WEB, forbidPublishing()))
    expect(resource).toEqual(json(stackWithClient())['resource'])
  })
})

function stackWithClient(): TerraformStack {
  const stack = stackWithProvider()
  new OAuthClient(stack, 'client', WEB)
  return stack
}
