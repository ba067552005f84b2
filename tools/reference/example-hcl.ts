import { snakeCase } from '../../src/rules'
import type { ExampleCase } from '../../src/rules/examples/rule-example'

const FIELDS = [
  'appType',
  'clientName',
  'description',
  'clientUri',
  'logoUri',
  'redirectUris',
  'allowedOrigins',
  'allowedScopes',
  'allowedGrantTypes',
  'allowedAuthMethods',
  'consentMethod',
] as const

/** A list longer than this stands on several lines. */
const LINE_MAX_CHARS = 100
/** Nobody reads so many zeros. */
const FILLING = /0{64,}$/

/** An example as somebody would write it in HCL, formatted as `terraform fmt` does. */
export function exampleHcl({ client, furtherSecrets = 0 }: ExampleCase, name = 'example'): string {
  const values = FIELDS.flatMap((field): readonly [string, string][] => {
    const value = client[field]
    if (value === undefined || (typeof value !== 'string' && value.length === 0)) return []
    return [[snakeCase(field), typeof value === 'string' ? quoted(value) : list(value)]]
  })
  const long = values.filter(([attribute, value]) => attribute.length + value.length > LINE_MAX_CHARS)
  const short = values.filter((entry) => !long.includes(entry))
  const width = Math.max(...short.map(([attribute]) => attribute.length))
  const blocks = [
    block(`qlikcloud_oauth_client" "${name}`, [
      ...short.map(([attribute, value]) => `  ${attribute.padEnd(width)} = ${value}`),
      ...long.flatMap(([attribute, value]) => ['', `  ${attribute} = ${onLines(value)}`]),
      ...(client.publicKeys.length === 0
        ? []
        : ['', '  public_keys = [', ...client.publicKeys.flatMap(key), '  ]']),
    ]),
    ...(client.published ? [block(`qlikcloud_oauth_client_publication" "${name}`, [clientId(name)])] : []),
    ...(furtherSecrets === 0
      ? []
      : [
          block(`qlikcloud_oauth_client_secret" "${name}`, [
            ...(furtherSecrets === 1 ? [] : [`  count     = ${furtherSecrets}`]),
            clientId(name),
          ]),
        ]),
  ]
  return blocks.join('\n\n')
}

const block = (kind: string, lines: readonly string[]): string =>
  [`resource "${kind}" {`, ...lines, '}'].join('\n')

const clientId = (name: string): string => `  client_id = qlikcloud_oauth_client.${name}.client_id`

function quoted(text: string): string {
  const zeros = FILLING.exec(text)?.[0].length ?? 0
  if (zeros === 0) return JSON.stringify(text)
  const start = JSON.stringify(text.slice(0, text.length - zeros)).slice(1, -1)
  const filling = `format("%0${zeros}d", 0)`
  return start === '' ? filling : `"${start}\${${filling}}"`
}

const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

const onLines = (value: string): string =>
  value.replace(/^\[(.*)\]$/s, (_, elements: string) =>
    ['[', ...elements.split(', ').map((element) => `    ${element},`), '  ]'].join('\n'),
  )

function key(members: ExampleCase['client']['publicKeys'][number]): readonly string[] {
  const lines = Object.entries(members).map(
    ([member, value]) => `      ${member.padEnd(3)} = ${JSON.stringify(value)}`,
  )
  return ['    {', ...lines, '    },']
}
