import ts from 'typescript'
import {
  camelCase,
  known,
  OAUTH_CLIENT_RULES,
  UNKNOWN,
  violations,
  type Facts,
  type OAuthClientSpec,
} from '../../src/rules'
import { RULE_CASES } from './rule-cases'
import { TypeScriptProject } from './typescript-project'

const PREAMBLE = `import type { TerraformStack } from 'cdktf'
import { ClientSecret, OAuthClient, PublishedClient, Scope, customScope, type PublicKey } from 'cdktf-provider-qlikcloud'
declare const stack: TerraformStack
declare const key: PublicKey
declare const clientName: string, redirectUris: string[], allowedOrigins: string[]
export const used = [ClientSecret, OAuthClient, PublishedClient, Scope, customScope, stack, key, clientName, redirectUris, allowedOrigins]
`

/** Unusual, but right: the rules let them through, and so must the compiler. */
const UNUSUAL_URIS = [
  'HTTPS://A.example.com/callback',
  'http://localhost',
  'http://LOCALHOST:3000/callback',
  'http://localhost?page=1',
  'http://somebody@localhost:3000/',
  'https://[::1]:8443/callback',
  'https://bücher.example/zurück',
]

const UNKNOWN_CLIENT: Facts<OAuthClientSpec> = {
  ...{ appType: UNKNOWN, clientName: UNKNOWN, description: UNKNOWN, clientUri: UNKNOWN, logoUri: UNKNOWN },
  ...{ redirectUris: UNKNOWN, allowedOrigins: UNKNOWN, allowedScopes: UNKNOWN, allowedGrantTypes: UNKNOWN },
  ...{ allowedAuthMethods: UNKNOWN, publicKeys: UNKNOWN, consentMethod: UNKNOWN, published: UNKNOWN },
}

const project = new TypeScriptProject(
  new Map([
    ...UNUSUAL_URIS.map((uri, index): [string, string] => [
      `unusual-${index}.ts`,
      `${PREAMBLE}new OAuthClient(stack, 'c', { appType: 'web', clientName, redirectUris: [${JSON.stringify(uri)}] })`,
    ]),
    ...RULE_CASES.flatMap(({ right, wrong }, index): [string, string][] => [
      [`right-${index}.ts`, PREAMBLE + right],
      [`wrong-${index}.ts`, PREAMBLE + wrong.replace(/[«»]/g, '')],
    ]),
  ]),
)
const found = project.compile()

/** Where a message points, by the text that it stands at, and its first line. */
function shown({ file, start = 0, length = 0, messageText }: ts.Diagnostic) {
  const at = file?.text.slice(start, start + length)
  return { at, message: ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] }
}

export function ruleTests(): void {
  afterAll(() => project.remove())

  test.each(RULE_CASES.map((each, index) => ({ ...each, index })))(
    '$ruleId: the compiler points at what is wrong in $wrong',
    ({ index, wrong, message }) => {
      const at = /«(.*)»/.exec(wrong)?.[1]

      expect(found.get(`wrong-${index}.ts`)?.map(shown)).toEqual([{ at, message }])
      expect(found.get(`right-${index}.ts`)?.map(shown)).toEqual([])
    },
  )

  test.each(UNUSUAL_URIS.map((uri, index) => ({ uri, index })))(
    '$uri compiles, since no rule is against it',
    ({ uri, index }) => {
      const broken = violations(
        OAUTH_CLIENT_RULES.filter(({ blame }) => blame === 'redirectUris'),
        {
          ...UNKNOWN_CLIENT,
          appType: known('web'),
          redirectUris: known([uri]),
          allowedGrantTypes: known([]),
        },
        { naming: camelCase },
      )

      expect(broken).toEqual([])
      expect(found.get(`unusual-${index}.ts`)?.map(shown)).toEqual([])
    },
  )

  test('a client that is refused is refused with the id of the rule', () => {
    const texts = RULE_CASES.flatMap(({ ruleId }, index) =>
      /^(?:secret|publish|consent\/published)/.test(ruleId)
        ? (found.get(`wrong-${index}.ts`) ?? []).map(({ messageText }) => ({
            ruleId,
            message: ts.flattenDiagnosticMessageText(messageText, '\n'),
          }))
        : [],
    )

    expect(texts).toHaveLength(5)
    for (const { ruleId, message } of texts) expect(message).toContain(`Type '"${ruleId}"' is not assignable`)
  })
}
