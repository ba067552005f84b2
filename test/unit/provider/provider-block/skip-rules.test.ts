import { RULE_IDS } from '../../../../src/rules'
import { app, client, NATIVE, publication, secret, SPA, WEB } from '../harness/blocks'
import { containing } from '../harness/matching'
import { access, type Region, startRegion, stopRegions } from '../harness/region'
import { objectOf, type Plain, UNKNOWN } from '../harness/values'

afterEach(stopRegions)

const BROKEN = { ...SPA, allowed_scopes: ['admin_classic'] }
const TRUSTED = { ...WEB, consent_method: 'trusted' }

const overruling = ({ emulator, terraform }: Region, skip_rules: Plain) => {
  const { url, ...credentials } = access(emulator, 'acme')
  return terraform({ block: { tenant_url: url, ...credentials, skip_rules } })
}

describe('skip_rules in the provider block', () => {
  test('make warnings of the errors that they name, in every client', async () => {
    const region = await startRegion()
    const { findings } = await overruling(region, ['scope/admin-classic']).plan({
      app: client(BROKEN),
      other: client({ ...NATIVE, allowed_scopes: ['admin_classic'], skip_rules: ['redirect/scheme'] }),
    })
    expect(findings.map(({ on, severity, summary, path }) => [on, severity, summary, path])).toEqual([
      [
        'app',
        'warning',
        'Rule overruled: Scope not allowed for this app type (scope/admin-classic)',
        'allowed_scopes',
      ],
      [
        'other',
        'warning',
        'Rule overruled: Scope not allowed for this app type (scope/admin-classic)',
        'allowed_scopes',
      ],
    ])
    expect(findings[0]?.detail).toMatch(/ Overruled by skip_rules\. \(scope\/admin-classic\)$/)
  })

  test('leave other rules alone', async () => {
    const region = await startRegion()
    const { errors } = await overruling(region, ['consent/published']).plan(app(BROKEN))
    expect(errors).toEqual([
      expect.objectContaining({ path: 'allowed_scopes', detail: containing('(scope/admin-classic)') }),
    ])
  })

  test('count for secrets and publications, too', async () => {
    const region = await startRegion()
    const terraform = overruling(region, ['consent/published', 'secret/public-client'])
    await terraform.settle({ app: client(TRUSTED), single: client(SPA) })
    const { findings } = await terraform.plan({
      app: client(TRUSTED),
      single: client(SPA),
      share: publication(),
      key: secret({ client_id: terraform.text('single', 'client_id') }),
    })
    expect(findings.map(({ on, severity, summary, path }) => [on, severity, summary, path])).toEqual([
      [
        'share',
        'warning',
        `Publishing OAuth client ${terraform.text('app', 'client_id')} cannot be undone`,
        'client_id',
      ],
      [
        'share',
        'warning',
        'Rule overruled: Published client cannot be trusted (consent/published)',
        'client_id',
      ],
      [
        'key',
        'warning',
        'Rule overruled: Public clients have no secrets (secret/public-client)',
        'client_id',
      ],
    ])
  })

  test.each<{ title: string; skip_rules: Plain; summary: string; detail: string }>([
    {
      title: 'an id that is misspelt',
      skip_rules: ['scope/admin_classic'],
      summary: 'Unknown rule',
      detail:
        'skip_rules names "scope/admin_classic", which is not a rule. Did you mean "scope/admin-classic"?',
    },
    {
      title: 'an id that is like none',
      skip_rules: ['everything'],
      summary: 'Unknown rule',
      detail: `skip_rules names "everything", which is not a rule. Rules are: ${RULE_IDS.join(', ')}.`,
    },
    {
      title: 'null',
      skip_rules: ['scope/admin-classic', null],
      summary: 'Null in a set',
      detail:
        'skip_rules contains null. Every element needs a value: remove the null, or filter it out with compact().',
    },
  ])('refuse $title', async ({ skip_rules, summary, detail }) => {
    const region = await startRegion()
    const { errors } = await overruling(region, skip_rules).plan(app(WEB))
    expect(errors).toEqual([{ on: '', severity: 'error', summary, detail, path: 'skip_rules' }])
  })
})

describe('while skip_rules are not known', () => {
  test('in a client, its errors wait and its warnings do not', async () => {
    const { terraform } = await startRegion()
    const given = { ...BROKEN, allowed_scopes: ['admin_classic', 'user_defualt'] }
    const summaries = async (skip_rules: Plain) =>
      (await terraform().validate(app({ ...given, skip_rules }))).map(({ summary }) => summary)
    expect(await summaries(UNKNOWN)).toEqual(['Unknown scope: "user_defualt"'])
    expect(await summaries([UNKNOWN])).toEqual(['Unknown scope: "user_defualt"'])
    expect(await summaries(null)).toEqual([
      'Scope not allowed for this app type',
      'Unknown scope: "user_defualt"',
    ])
  })

  test('in the provider block, the same holds for every client', async () => {
    const region = await startRegion()
    const server = region.server()
    const check = async (skip_rules: Plain) => {
      const { schemas } = server
      await server.validateProviderConfig(objectOf(schemas.provider, { skip_rules }))
      const schema = schemas.resources.get('qlikcloud_oauth_client')
      if (schema === undefined) throw new Error('there is no client')
      const config = objectOf(schema, BROKEN)
      return (await server.validateResourceConfig({ typeName: 'qlikcloud_oauth_client', config })).diagnostics
    }
    expect(await check(UNKNOWN)).toEqual([])
    expect(await check(['scope/admin-classic'])).toMatchObject([{ severity: 'warning' }])
    expect(await check(null)).toMatchObject([{ severity: 'error', path: ['allowed_scopes'] }])
  })
})

describe('skip_rules of a client, for its publication and its secrets,', () => {
  const given = { ...TRUSTED, skip_rules: ['consent/published'] }
  const both = { app: client(given), share: publication() }
  const summariesOf = (findings: readonly { readonly on: string; readonly summary: string }[]) =>
    findings.map(({ on, summary }) => `${on}: ${summary}`)

  test('count when the client is made in the same apply: then Qlik Cloud has the word', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { errors, findings } = await terraform.apply(both)
    expect(summariesOf(findings)).toContain(
      'share: Rule overruled: Published client cannot be trusted (consent/published)',
    )
    expect(summariesOf(errors)).toEqual(['share: Qlik Cloud refused the request'])
    expect(terraform.names()).toEqual(['app'])
  })

  test('count when the client is changed in the same apply', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(TRUSTED))
    const { plan, errors } = await terraform.apply(both)
    expect(plan.errors).toEqual([])
    expect(summariesOf(errors)).toEqual(['share: Qlik Cloud refused the request'])
  })

  test('do not count when the client stays as it is, and the plan says where to overrule instead', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(given))
    const { errors } = await terraform.plan(both)
    expect(errors).toEqual([
      {
        on: 'share',
        severity: 'error',
        summary: 'Published client cannot be trusted',
        detail:
          'In the client, consent_method is "trusted", but a published client always asks for consent. Use "required", or do not publish the client. (consent/published) The skip_rules of the client count here only in an apply that makes or changes the client as well: name the rule in the skip_rules of this resource.',
        path: 'client_id',
      },
    ])
  })
})

describe('skip_rules of a publication and of a secret', () => {
  const clients = { app: client(TRUSTED), single: client(SPA) }

  test('count in plan and apply although the client stays as it is: then Qlik Cloud has the word', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(clients)
    const { plan, errors } = await terraform.apply({
      ...clients,
      share: publication({ skip_rules: ['consent/published'] }),
      key: secret({
        client_id: terraform.text('single', 'client_id'),
        skip_rules: ['secret/public-client'],
      }),
    })
    expect(plan.findings.filter(({ summary }) => summary.startsWith('Rule overruled'))).toMatchObject([
      { on: 'share', summary: 'Rule overruled: Published client cannot be trusted (consent/published)' },
      { on: 'key', summary: 'Rule overruled: Public clients have no secrets (secret/public-client)' },
    ])
    expect(errors.map(({ on, summary }) => `${on}: ${summary}`)).toEqual([
      'share: Qlik Cloud refused the request',
      'key: Qlik Cloud refused the request',
    ])
  })

  test('may come and go without a call to Qlik Cloud', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle({ app: client(WEB), share: publication(), key: secret() })
    const hint = terraform.text('key', 'hint')
    region.writes()
    const skip_rules = ['consent/published', 'secret/limit']
    await terraform.settle({
      app: client(WEB),
      share: publication({ skip_rules }),
      key: secret({ skip_rules }),
    })
    await terraform.settle({ app: client(WEB), share: publication(), key: secret() })
    expect(region.writes()).toEqual([])
    expect(terraform.text('key', 'hint')).toBe(hint)
  })

  test('name rules, or are refused', async () => {
    const { terraform } = await startRegion()
    const skip_rules = ['consent/publishd']
    const findings = await terraform().validate({
      ...clients,
      share: publication({ skip_rules }),
      key: secret({ skip_rules }),
    })
    expect(findings.map(({ on, detail, path }) => [on, path, detail])).toEqual(
      ['share', 'key'].map((on) => [
        on,
        'skip_rules',
        'skip_rules names "consent/publishd", which is not a rule. Did you mean "consent/published"?',
      ]),
    )
  })
})
