import { STACK_STATUSES } from '../../src/fleet'
import type { JsonMember } from './review-json-members'

const member = (path: string, type: string, meaning: string): JsonMember => ({ path, type, meaning })

const STATUS = `one of ${Object.keys(STACK_STATUSES)
  .map((status) => `\`${status}\``)
  .join(', ')}`

export const FLEET_JSON_MEMBERS: readonly JsonMember[] = [
  member('format_version', 'string', 'format of this document'),
  member('fleet', 'string', 'name of the fleet'),
  member('command', 'string', '`plan` or `deploy`'),
  member('started_at', 'string', 'when the run began; all times are in ISO 8601'),
  member('ended_at', 'string?', 'when it ended; missing while it runs, and after a kill'),
  member('runner.pid', 'number?', 'the process, while it runs'),
  member('runner.host', 'string?', 'its machine'),
  member(
    'stopped.reason',
    'string?',
    '`canary`, `tolerance` or `interrupted`, when not everything had its turn',
  ),
  member('stopped.wave', 'string?', 'the wave with the failures'),
  member('stopped.failed', 'number?', 'how many stacks of it failed'),
  member('stopped.allowed', 'number?', 'how many may'),
  member('stacks.*', 'number', 'stacks of each status'),
  member('tenants.*', 'number', 'tenants of each status'),
  member('changes.add', 'number', 'objects added, or to add, also by stacks that failed later'),
  member('changes.change', 'number', 'objects changed in place'),
  member('changes.remove', 'number', 'objects destroyed'),
  member('changes.import', 'number', 'objects imported'),
  member('waves[].name', 'string', 'name of the wave'),
  member('waves[].canary', 'boolean', 'whether the first failure in it stops everything'),
  member('waves[].stacks[].name', 'string', 'name of the stack'),
  member('waves[].stacks[].status', 'string', STATUS),
  member('waves[].stacks[].tenants[].name', 'string', 'name of the tenant'),
  member(
    'waves[].stacks[].tenants[].status',
    'string',
    'as for the stack; `unknown` when the errors of the stack name other tenants only',
  ),
  member('waves[].stacks[].changes.add', 'number?', 'as above, for this stack'),
  member('waves[].stacks[].changes.change', 'number?', ''),
  member('waves[].stacks[].changes.remove', 'number?', ''),
  member('waves[].stacks[].changes.import', 'number?', ''),
  member('waves[].stacks[].problems[].summary', 'string', 'title of an error of terraform'),
  member(
    'waves[].stacks[].problems[].detail',
    'string',
    'what terraform says besides, at most 2000 characters',
  ),
  member('waves[].stacks[].problems[].address', 'string?', 'the resource'),
  member(
    'waves[].stacks[].warnings[].summary',
    'string',
    'title of a warning of its plan or its apply, since 1.1',
  ),
  member('waves[].stacks[].warnings[].detail', 'string', 'as of an error'),
  member('waves[].stacks[].warnings[].address', 'string?', 'the resource'),
  member('waves[].stacks[].configuration', 'string?', 'SHA-256 of the configuration that was used'),
  member('waves[].stacks[].started_at', 'string?', 'when terraform was started'),
  member('waves[].stacks[].ended_at', 'string?', 'when it ended'),
  member('waves[].stacks[].log', 'string?', 'the file with what it wrote'),
  member(
    'problems[].summary',
    'string',
    'an error, with ‹tenant›, ‹host›, ‹stack› and ‹trace id› for what several have of their own',
  ),
  member('problems[].detail', 'string', ''),
  member('problems[].address', 'string?', 'the resource, where it is the same everywhere'),
  member('problems[].stacks[]', 'string', 'where it came up'),
  member('problems[].tenants[]', 'string', 'the tenants that it names, or all of these stacks'),
  member('warnings[].summary', 'string', 'a warning, grouped in the same way, since 1.1'),
  member('warnings[].detail', 'string', ''),
  member('warnings[].address', 'string?', 'the resource, where it is the same everywhere'),
  member('warnings[].stacks[]', 'string', 'where it came up'),
  member('warnings[].tenants[]', 'string', 'the tenants that it names, or all of these stacks'),
  member(
    'review.class',
    'string?',
    'of a plan: the class of all changes, as in the [review](review-json.md)',
  ),
  member('review.approval', 'string?', 'of a plan: the hash that `--approve` prints'),
]
