import { matrixGrid } from '../../src/cli/matrix/matrix-markdown'
import { matrixReport } from '../../src/cli/matrix/matrix-report'
import { camelCase, RECIPIENT_KEY_RULES, ROTATION_RULES, snakeCase, type Rule } from '../../src/rules'
import { exampleViolations } from '../../src/rules/examples/example-violations'
import { RULE_EXAMPLES } from '../../src/rules/examples/rule-examples'
import {
  ACCEPTED_BUT_USELESS,
  REFUSED_BY_STRICT_READING,
  type StrictReading,
} from '../../src/rules/examples/strict-readings'
import type { RuleSummary } from '../../src/rules/matrix/rule-summaries'
import { exampleHcl } from './example-hcl'

const GENERATED = '<!-- Made from src/rules by `npm run generate`: change the rules, not this page. -->'

const INTRODUCTION = `Which settings of an OAuth client go together. An **error** is what Qlik is documented to refuse, or what can never work; a **warning** is what
does nothing, or what Qlik does not document. The constructs say it at synthesis, the provider at \`terraform validate\` and \`terraform plan\`, before
anything is sent; all broken rules at once, each with its id.

## Overruling a rule

If your tenant accepts what a rule refuses, name the rule in \`skip_rules\` of the client, or in \`skipRules\` of the construct. The error becomes a warning
that says so, and an id that is no rule is an error. Those of secrets and of publishing are named in the secret or the
publication; the constructs take them over from the client.

\`\`\`hcl
resource "qlikcloud_oauth_client" "legacy" {
  app_type       = "native"
  client_name    = "Legacy reader"
  redirect_uris  = ["http://127.0.0.1:8400/callback"]
  allowed_scopes = ["user_default"]
  skip_rules     = ["redirect/scheme"]
}
\`\`\``

const GRID = `## Which client can have what

As the rules answer for a client that has it. *web (machine)* is a web client with a machine-to-machine grant. \`qlikcloud matrix\` prints the same.`

const DIFFERENCES = `## Where the emulator answers otherwise

Where Qlik's documents leave a question open, a rule warns and the [emulator](../emulator.md) takes the stricter reading. A test holds the two to each other
over thousands of clients: apart from these rows they agree.`

const OWN = `## Rules of the provider's own

Qlik Cloud knows neither rotations nor recipients of a secret, so it has no say in these, and \`skip_rules\` does not take them.`

/** docs/reference/rules.md. */
export function rulesPage(): string {
  const report = matrixReport()
  return [
    GENERATED,
    '# Rules',
    INTRODUCTION,
    GRID,
    matrixGrid(report, (id) => `[${id}](#${id})`),
    DIFFERENCES,
    differences(),
    '## The rules',
    ...report.rules.map(section),
    OWN,
    ownRules([...ROTATION_RULES, ...RECIPIENT_KEY_RULES]),
  ].join('\n\n')
}

function differences(): string {
  const rows = (readings: readonly StrictReading[], answer: string): readonly string[] =>
    readings.map(({ rule, which, reason }) => `| [${rule}](#${rule}) | ${which} | ${answer} | ${reason} |`)
  return [
    '| rule | which clients | the emulator | because |',
    '| --- | --- | --- | --- |',
    ...rows(REFUSED_BY_STRICT_READING, 'refuses'),
    ...rows(ACCEPTED_BUT_USELESS, 'accepts'),
  ].join('\n')
}

function ownRules(
  rules: readonly Pick<Rule<never>, 'id' | 'severity' | 'title' | 'blame' | 'source'>[],
): string {
  return [
    '| rule | | attribute | refuses | source |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(
      ({ id, severity, blame, title, source }) =>
        `| <a id="${id}"></a>${id} | ${severity} | \`${snakeCase(blame)}\` | ${title} | <${source}> |`,
    ),
  ].join('\n')
}

function section({ id, severity, title, says, sources, appTypes, canBeOverruled }: RuleSummary): string {
  const { wrong, right } = RULE_EXAMPLES[id]
  const found = exampleViolations(wrong, snakeCase).find(({ ruleId }) => ruleId === id)
  if (found === undefined) throw new Error(`the wrong example of ${id} does not break it`)
  const overruled = canBeOverruled ? `\`skip_rules = ["${id}"]\`, or \`skipRules: ['${id}']\`.` : 'nothing.'
  return [
    `<a id="${id}"></a>`,
    `### ${id}`,
    `**${severity}**: ${title}. ${says}`,
    [
      `- Concerns: ${appTypes.length === 0 ? 'any other type' : appTypes.map((type) => `\`${type}\``).join(', ')}; blames \`${snakeCase(found.blame)}\` (\`${camelCase(found.blame)}\`)`,
      `- Source: ${sources.map((source) => `<${source}>`).join(', ')}`,
      `- Overruled by: ${overruled}`,
    ].join('\n'),
    'Wrong:',
    hcl(exampleHcl(wrong)),
    `\`\`\`text\n${found.detail}\n\`\`\``,
    'Right:',
    hcl(exampleHcl(right)),
  ].join('\n\n')
}

const hcl = (text: string): string => `\`\`\`hcl\n${text}\n\`\`\``
