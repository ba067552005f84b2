import { TerraformVariable } from 'cdktf'
import {
  ClientSecret,
  OAuthClient,
  PublishedClient,
  QlikCloudProvider,
  type OAuthClientProps,
} from '../../src/constructs'
import { block, faults, stackWithProvider, warnings } from './stack'

const LOOPBACK: OAuthClientProps = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['http://127.0.0.1:8080/'],
  allowedScopes: ['user_default'],
}
const MESSAGE =
  'Redirect URI with a scheme that is not allowed: redirectUris contains "http://127.0.0.1:8080/". With http, the only host that Qlik allows is the name "localhost". Write "localhost" instead of the loopback address.'

const ids = (texts: readonly string[]) => texts.map((text) => text.replace(/^\[(\S+)\].*\((\S+)\)$/, '$1 $2'))

describe('skipRules of a provider', () => {
  test('turn errors of its clients into warnings', () => {
    const stack = stackWithProvider({ skipRules: ['redirect/scheme'] })
    new OAuthClient(stack, 'portal', LOOPBACK)

    expect(faults(stack)).toEqual([])
    expect(warnings(stack)).toEqual([`[acme/portal] ${MESSAGE} Overruled by skipRules. (redirect/scheme)`])
  })

  test('add to those of a client', () => {
    const stack = stackWithProvider({ skipRules: ['redirect/scheme'] })
    new OAuthClient(stack, 'portal', { ...LOOPBACK, clientName: '', skipRules: ['name/limit'] })

    expect(faults(stack)).toEqual([])
    expect(ids(warnings(stack))).toEqual(['acme/portal name/limit', 'acme/portal redirect/scheme'])
  })

  test('count for secrets and publications', () => {
    const stack = stackWithProvider({ skipRules: ['consent/published', 'secret/limit'] })
    const client = new OAuthClient(stack, 'portal', {
      appType: 'web',
      clientName: 'Portal',
      redirectUris: ['https://portal.example.com'],
      allowedScopes: ['user_default'],
      consentMethod: 'trusted',
      keepInitialSecret: true,
    })
    // The compiler refuses it, unless it forgets how the client was made.
    const anyClient: OAuthClient = client
    new PublishedClient(stack, 'published', { client: anyClient })
    for (const number of [2, 3, 4, 5, 6]) new ClientSecret(stack, `secret-${number}`, { client })

    expect(faults(stack)).toEqual([])
    expect(ids(warnings(stack))).toEqual(['acme/published consent/published', 'acme/secret-6 secret/limit'])
  })

  test('count for the resources that choose this provider, and not for others', () => {
    const stack = stackWithProvider({ skipRules: ['redirect/scheme'] })
    const strict = new QlikCloudProvider(stack, 'strict', { alias: 'strict' })
    new OAuthClient(stack, 'portal', { ...LOOPBACK, provider: strict })

    expect(faults(stack)).toEqual([`[acme/portal] ${MESSAGE} (redirect/scheme)`])
  })

  test('name rules that there are', () => {
    expect(faults(stackWithProvider({ skipRules: ['redirect/schema', 'everything'] }))).toEqual([
      '[acme/qlikcloud] Unknown rule: skipRules contains "redirect/schema", which is the id of no rule. Did you mean "redirect/scheme"?',
      '[acme/qlikcloud] Unknown rule: skipRules contains "everything", which is the id of no rule. Use an id as it stands in parentheses at the end of a message, or remove it.',
    ])
  })
})

test.each(['provider', 'client'])(
  'while the skipRules of the %s are a token, errors are left to Terraform and warnings are not',
  (place) => {
    const stack = stackWithProvider()
    const skipRules = new TerraformVariable(stack, 'skip', { type: 'set(string)' }).listValue
    const provider = new QlikCloudProvider(stack, 'other', {
      alias: 'other',
      ...(place === 'provider' && { skipRules }),
    })
    new OAuthClient(stack, 'portal', {
      ...LOOPBACK,
      allowedScopes: ['apps', 'apps:read'],
      provider,
      ...(place === 'client' && { skipRules }),
    })

    expect(faults(stack)).toEqual([])
    expect(ids(warnings(stack))).toEqual(['acme/portal scope/covered'])
  },
)

describe('skipRules of a secret and of a publication', () => {
  const PORTAL = {
    appType: 'web',
    clientName: 'Portal',
    redirectUris: ['https://portal.example.com'],
    allowedScopes: ['user_default'],
  } as const
  type Given = readonly string[] | undefined

  // A plan in which the client stays as it is has to find them there.
  test.each<{ title: string; ofClient: Given; own: Given; secret: Given; publication: Given }>([
    {
      title: 'hold what the client overrules of their rules',
      ofClient: ['redirect/scheme', 'consent/published', 'secret/limit'],
      own: undefined,
      secret: ['secret/limit'],
      publication: ['consent/published'],
    },
    {
      title: 'hold their own as well',
      ofClient: ['secret/limit'],
      own: ['secret/limit', 'consent/published'],
      secret: ['secret/limit', 'consent/published'],
      publication: ['secret/limit', 'consent/published'],
    },
    {
      title: 'are left out where nothing is overruled',
      ofClient: ['redirect/scheme'],
      own: [],
      secret: undefined,
      publication: undefined,
    },
  ])('$title', ({ ofClient, own, secret, publication }) => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'portal', { ...PORTAL, ...(ofClient && { skipRules: ofClient }) })
    const props = { client, ...(own && { skipRules: own }) }
    const made = {
      secret: new ClientSecret(stack, 'secret', props),
      publication: new PublishedClient(stack, 'published', props),
    }
    expect(block(made.secret, ['resource', 'qlikcloud_oauth_client_secret', 'secret'])['skip_rules']).toEqual(
      secret,
    )
    expect(
      block(made.publication, ['resource', 'qlikcloud_oauth_client_publication', 'published'])['skip_rules'],
    ).toEqual(publication)
  })

  test('are left to Terraform where they are its values', () => {
    const stack = stackWithProvider()
    const rules = new TerraformVariable(stack, 'rules', { type: 'set(string)' }).listValue
    const client = new OAuthClient(stack, 'portal', { ...PORTAL, skipRules: rules })
    const written = (made: ClientSecret, id: string) =>
      block(made, ['resource', 'qlikcloud_oauth_client_secret', id])['skip_rules']
    const plain = new ClientSecret(stack, 'secret', { client })
    const other = new ClientSecret(stack, 'other', { client, skipRules: ['secret/limit'] })
    expect(written(plain, 'secret')).toBe('${var.rules}')
    expect(written(other, 'other')).toBe('${concat(var.rules, ["secret/limit"])}')
  })

  test('make warnings of errors', () => {
    const stack = stackWithProvider()
    const client: OAuthClient = new OAuthClient(stack, 'portal', { ...PORTAL, consentMethod: 'trusted' })
    new PublishedClient(stack, 'published', { client, skipRules: ['consent/published'] })
    expect(ids(warnings(stack))).toEqual(['acme/published consent/published'])
  })

  test('name rules, or are refused', () => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'portal', PORTAL)
    new ClientSecret(stack, 'secret', { client, skipRules: ['secret/limits'] })
    expect(faults(stack)).toEqual([
      '[acme/secret] Unknown rule: skipRules contains "secret/limits", which is the id of no rule. Did you mean "secret/limit"?',
    ])
  })
})
