import {
  CONDITION_MEANINGS,
  DRIFT_JSON_FORMAT_VERSION,
  DRIFT_RULES,
  JSON_FORMAT_VERSION,
  LAST_RULES,
  RESOURCE_NOUNS,
  REVIEW_RULES,
  type ReviewRule,
} from '../../src/review'
import { DRIFT_JSON_MEMBERS } from './drift-json-members'
import { REVIEW_JSON_MEMBERS, type JsonMember } from './review-json-members'

const GENERATED = (source: string): string => `<!-- Made from ${source} by \`npm run generate\`. -->`

/** The pages about the review, by their paths. */
export function reviewPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/reference/review-rules.md', rulesPage()],
    ['docs/reference/review-json.md', reviewJsonPage()],
    ['docs/reference/drift-json.md', driftJsonPage()],
  ])
}

function rulesPage(): string {
  const rules = [
    ...REVIEW_RULES,
    ...LAST_RULES.map((rule) => ({ ...rule, resources: 'all' as const, reads: [] })),
  ]
  const words = Object.entries(CONDITION_MEANINGS).map(([word, meaning]) => `| \`${word}\` | ${meaning} |`)
  return `${GENERATED('the rules of the review')}

# Rules of the review

What [\`qlikcloud review\`](../review.md) finds in a change of a plan, and what it says about access. The class of a change is the first
of these that one of its findings has: \`broadens\`, \`unknown\`, \`narrows\`, \`neutral\`. A rule is asked when something that it reads
changes, and skipped while something that it reads is unknown or hidden; the change is then \`unknown\`.

| rule | class | what it finds | of | reads | rests on |
| --- | --- | --- | --- | --- | --- |
${rules.map(ruleRow).join('\n')}

## Words of the gate

\`--fail-on\`, \`--allow\` and the rows of a policy take the ids above and these words.

| word | meaning |
| --- | --- |
${words.join('\n')}

## Rows of drift alone

What only a look into the tenants shows. [\`qlikcloud drift\`](../drift.md) judges what has changed by the rules above.

| rule | kind | class | what it finds |
| --- | --- | --- | --- |
${Object.values(DRIFT_RULES)
  .map(({ id, kind, verdict, title }) => `| \`${id}\` | ${kind} | ${verdict} | ${title} |`)
  .join('\n')}
`
}

function ruleRow({
  id,
  verdict,
  title,
  resources,
  reads,
  source,
}:
  | Omit<ReviewRule, 'finds'>
  | ((typeof LAST_RULES)[number] & Pick<ReviewRule, 'resources' | 'reads'>)): string {
  const of = resources === 'all' ? 'all' : resources.map((type) => RESOURCE_NOUNS[type]).join(', ')
  const read = reads.map((name) => `\`${name}\``).join(', ')
  const rests = source.startsWith('design: ')
    ? source.slice('design: '.length)
    : source.split(' ').map(link).join(', ')
  return `| \`${id}\` | ${verdict} | ${title} | ${of} | ${read} | ${rests} |`
}

function link(url: string): string {
  return `[${new URL(url).hostname}](${url})`
}

function reviewJsonPage(): string {
  return `${GENERATED('the table of its members')}

# JSON of a review

What [\`qlikcloud review --format json\`](../review.md) prints, in format ${JSON_FORMAT_VERSION}. ${members(REVIEW_JSON_MEMBERS)}`
}

function driftJsonPage(): string {
  return `${GENERATED('the table of its members')}

# JSON of a drift

What [\`qlikcloud drift --format json\`](../drift.md) prints, in format ${DRIFT_JSON_FORMAT_VERSION}. ${members(DRIFT_JSON_MEMBERS)}`
}

function members(table: readonly JsonMember[]): string {
  const rows = table.map(({ path, type, meaning }) => `| \`${path}\` | ${type} | ${meaning} |`)
  return `A minor version adds members; a major one changes what a member
means. A type that ends in \`?\` is of a member that is not always there. \`[]\` stands for each element of a list.

| member | type | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}
