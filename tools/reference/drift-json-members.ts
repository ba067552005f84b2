import { REVIEW_JSON_MEMBERS, type JsonMember } from './review-json-members'

const member = (path: string, type: string, meaning: string): JsonMember => ({ path, type, meaning })

/** What a group of a review has too, in the same words. */
const shared = REVIEW_JSON_MEMBERS.filter(({ path }) =>
  /^groups\[\]\.(?:id|class|type|label|differs_from|siblings\.|findings\[\])/.test(path),
)

export const DRIFT_JSON_MEMBERS: readonly JsonMember[] = [
  member('format_version', 'string', 'format of this document'),
  member(
    'verdict.outcome',
    'string',
    '`in-sync`, `drift`, or `unreadable` when nothing that was read has drifted',
  ),
  member('verdict.class', 'string', 'the most serious class of all that has drifted'),
  member('verdict.items', 'number', 'objects that have drifted'),
  member('verdict.kinds.*', 'number', 'of these, `changed`, `missing`, `unmanaged` and `overdue`'),
  member('verdict.classes.*', 'number', 'of these, each class'),
  member('verdict.stacks', 'number', 'stacks that were given'),
  member('verdict.in_sync', 'number', 'stacks that were read as a whole and have not drifted'),
  member('verdict.unreadable', 'number', 'stacks of which some or all could not be read'),
  member('verdict.objects', 'number', 'objects that were compared'),
  member('verdict.not_judged', 'number', 'objects of other providers that differ'),
  member('verdict.ignored', 'number', 'findings that the ignore file kept back'),
  member('stacks[].name', 'string', 'name of the stack'),
  member('stacks[].outcome', 'string', 'as above, of this stack'),
  member('stacks[].objects', 'number', 'objects that were compared'),
  member('stacks[].items', 'number', 'objects that have drifted'),
  member('groups[].drift', 'string', '`changed`, `missing`, `unmanaged` or `overdue`'),
  ...shared,
  member(
    'groups[].members[].stack',
    'string',
    'name of the stack; of what is unmanaged, one that is in the tenant',
  ),
  member(
    'groups[].members[].address',
    'string',
    'address of the object; of what is unmanaged, its id for an import',
  ),
  member('groups[].members[].deposed', 'string?', 'key of an object that an earlier replacement left behind'),
  member('groups[].members[].tenant', 'string?', 'name or host of the tenant, where it can be told'),
  member('groups[].members[].label', 'string?', 'name of the client'),
  member('unreadable[].title', 'string', 'what went wrong, the same for all of these places'),
  member('unreadable[].places[].stack', 'string', 'name of the stack'),
  member('unreadable[].places[].address', 'string?', 'address of the object'),
  member('unreadable[].places[].tenant', 'string?', 'the tenant, where it is several objects, since 1.1'),
  member(
    'unreadable[].places[].objects',
    'number?',
    'how many: those that failed, and those that depend on them, since 1.1',
  ),
  member('unreadable[].places[].detail', 'string?', 'which tenant, and what to do'),
  member('not_looked_for[].why', 'string', 'why unmanaged clients could not be looked for'),
  member('not_looked_for[].stacks[]', 'string', 'stacks whose tenants may have some'),
  member('left_out[].stack', 'string', 'name of a stack of which tenants were left out, since 1.2'),
  member('left_out[].tenants[]', 'string', 'these tenants, since 1.2'),
  member('left_out[].objects', 'number', 'objects in them, which were not compared, since 1.2'),
  member('ignores[].row', 'number', 'a row of the ignore file, from 1'),
  member('ignores[].because', 'string', 'what the row says'),
  member('ignores[].until', 'string?', 'its last day'),
  member('ignores[].findings', 'number', 'findings that it kept back'),
  member('ignores[].expired', 'boolean', 'whether its last day is over'),
]
