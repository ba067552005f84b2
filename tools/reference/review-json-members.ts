/** A member of the JSON of a review. */
export interface JsonMember {
  /** From the top, `[]` for each element of a list. */
  readonly path: string
  /** With `?` when the member is not always there. */
  readonly type: string
  readonly meaning: string
}

const member = (path: string, type: string, meaning: string): JsonMember => ({ path, type, meaning })

/** What groups of changes and groups of drift have. */
const groupMembers = (list: string): readonly JsonMember[] => [
  member(`${list}[].id`, 'string', 'what the other formats call the group'),
  member(`${list}[].class`, 'string', '`broadens`, `unknown`, `narrows` or `neutral`'),
  member(`${list}[].kinds[]`, 'string', 'what happens, by the words of the gate'),
  member(`${list}[].action`, 'string', '`create`, `update`, `replace`, `delete`, `forget` or `none`'),
  member(`${list}[].type`, 'string', 'type of the resource'),
  member(
    `${list}[].label`,
    'string?',
    'name of the client; `‹tenant›` stands for the own name of each tenant',
  ),
  member(`${list}[].differs_from`, 'string?', 'the group that most objects of the same address are in'),
  member(
    `${list}[].siblings.count`,
    'number?',
    'objects of the same address, this group and those that differ',
  ),
  member(`${list}[].siblings.differing`, 'number?', 'how many of them differ'),
  member(`${list}[].siblings.outliers[]`, 'string?', 'the groups that these are in'),
  member(`${list}[].findings[].rule`, 'string', '[id of the rule](review-rules.md)'),
  member(`${list}[].findings[].class`, 'string', 'what it says about access'),
  member(`${list}[].findings[].kind`, 'string?', 'what happens, by a word of the gate'),
  member(`${list}[].findings[].detail`, 'string', 'why it matters, for people'),
  member(`${list}[].findings[].attribute`, 'string?', 'the attribute that it is about'),
  member(`${list}[].findings[].difference.kind`, 'string?', '`added`, `removed` or `changed`'),
  member(`${list}[].findings[].difference.element`, 'string?', 'of a set, what was added or removed'),
  member(
    `${list}[].findings[].difference.before.kind`,
    'string?',
    '`text`, `null`, `unknown` or `sensitive`',
  ),
  member(`${list}[].findings[].difference.before.text`, 'string?', 'the value, where it may be shown'),
  member(`${list}[].findings[].difference.after.kind`, 'string?', '`text`, `null`, `unknown` or `sensitive`'),
  member(
    `${list}[].findings[].difference.after.text`,
    'string?',
    'the value, where it may be shown; of several times, the first and the last',
  ),
  member(`${list}[].findings[].marks[]`, 'string', 'what must not be overlooked, by the words of the gate'),
  member(`${list}[].findings[].scope`, 'string?', 'the scope in question'),
  member(`${list}[].findings[].host`, 'string?', 'the host or the app scheme in question'),
  member(`${list}[].members[].plan`, 'string', 'name of the plan'),
  member(`${list}[].members[].address`, 'string', 'address of the object'),
  member(
    `${list}[].members[].deposed`,
    'string?',
    'key of an object that an earlier replacement left behind',
  ),
  member(`${list}[].members[].tenant`, 'string?', 'name or host of the tenant, where the plan tells it'),
  member(`${list}[].members[].label`, 'string?', 'name of the client'),
]

export const REVIEW_JSON_MEMBERS: readonly JsonMember[] = [
  member('format_version', 'string', 'format of this document'),
  member('approval', 'string', 'hash of everything that was reviewed, as `--approve` prints it'),
  member('verdict.class', 'string', 'the most serious class of all changes'),
  member('verdict.changes', 'number', 'changes that were reviewed'),
  member('verdict.classes.*', 'number', 'changes of each class'),
  member('verdict.kinds.*', 'number', 'changes of each kind; one change can have several'),
  member('verdict.marks.*', 'number', 'changes with each mark'),
  member('verdict.drift', 'number', 'objects that were changed outside of Terraform'),
  member('verdict.not_reviewed', 'number', 'changes of other providers'),
  member('gate.passed', 'boolean?', 'whether nothing was refused; there only with a gate'),
  member('gate.breaches[].by.fail_on', 'string?', 'the word of `--fail-on` that refuses'),
  member('gate.breaches[].by.policy_row', 'number?', 'the row of the policy that refuses, from 1'),
  member('gate.breaches[].by.because', 'string?', 'what that row says'),
  member('gate.breaches[].rule', 'string?', 'the rule whose findings are refused'),
  member('gate.breaches[].changes', 'number?', 'how many changes have such a finding'),
  member('gate.breaches[].groups[]', 'string?', 'the groups that they are in'),
  member('gate.breaches[].example.address', 'string?', 'one of them'),
  member('gate.breaches[].example.plan', 'string?', 'its plan'),
  member('gate.breaches[].example.tenant', 'string?', 'its tenant, where the plan tells it'),
  member('plans[].name', 'string', 'name of the stack, the file, or `input`'),
  member('plans[].terraform_version', 'string', 'version that made the plan'),
  member('plans[].changes', 'number', 'changes that were reviewed'),
  member('plans[].drift', 'number', 'objects that were changed outside of Terraform'),
  member('plans[].not_reviewed', 'number', 'changes of other providers'),
  member('without_plan[]', 'string', 'stacks that had no plan'),
  ...groupMembers('groups'),
  ...groupMembers('drift'),
  member(
    'drift[].members[].outcome',
    'string',
    '`reverted`, `partly` or `kept`: what the plan does about it',
  ),
  member('drift[].members[].relevant', 'boolean', 'whether other changes of the plan rest on the object'),
  member('not_reviewed[].type', 'string', 'type of a resource of another provider'),
  member('not_reviewed[].count', 'number', 'how many of these change'),
]
