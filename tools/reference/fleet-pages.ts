import { RUN_FORMAT_VERSION, STACK_STATUSES } from '../../src/fleet'
import { FLEET_JSON_MEMBERS } from './fleet-json-members'

/** The page about the report of a fleet, by its path. */
export function fleetPages(): ReadonlyMap<string, string> {
  const members = FLEET_JSON_MEMBERS.map(
    ({ path, type, meaning }) => `| \`${path}\` | ${type} | ${meaning} |`,
  )
  const statuses = Object.entries(STACK_STATUSES).map(([status, meaning]) => `| \`${status}\` | ${meaning} |`)
  const page = `<!-- Made from the tables of statuses and members by \`npm run generate\`. -->

# JSON of a fleet's run

What [\`qlikcloud fleet plan\` and \`deploy\`](../fleet.md) write with \`--json\`, what \`status --json\` prints, and what is kept for \`--resume\`, in format
${RUN_FORMAT_VERSION}. A minor version adds members; a major one changes what a member means. A type that ends in \`?\` is of a member that is not always
there. \`[]\` stands for each element of a list.

| member | type | meaning |
| --- | --- | --- |
${members.join('\n')}

| status | what became of the stack |
| --- | --- |
${statuses.join('\n')}
`
  return new Map([['docs/reference/fleet-json.md', page]])
}
