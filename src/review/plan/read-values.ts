import { isJsonList, isJsonObject, isTextList, memberOf, type Json, type JsonObject } from './json'
import { PlanProblem } from './plan-problem'
import { contains, SENSITIVE, UNKNOWN, type PlanObject, type PlanValue } from './plan-value'

/** The two sides of a change, and the attributes of which only the fact that they change may be told. */
export interface Sides {
  readonly before: PlanObject | null
  readonly after: PlanObject | null
  readonly hiddenChanges: ReadonlySet<string>
}

type Marks = Json | undefined

/**
 * Reads both sides of `change` and replaces what is secret: by Terraform's marks, and by name for the attributes that
 * are known to be secret, should the marks be missing.
 */
export function readSides(change: JsonObject, secrets: ReadonlySet<string>): Sides {
  const [left, right] = [change['before'] ?? null, change['after'] ?? null]
  const before = readSide(left, change['before_sensitive'], undefined, secrets)
  const after = readSide(right, change['after_sensitive'], change['after_unknown'], secrets)
  if (before === null || after === null) return { before, after, hiddenChanges: new Set() }

  const hiddenChanges = new Set<string>()
  forSuspects(after, change, secrets, (name) => {
    const was = before[name] ?? null
    const will = after[name] ?? null
    if (!contains(was, SENSITIVE) && !contains(will, SENSITIVE)) return
    // The raw values are compared before they are gone.
    const isKnown = memberOf(change['after_unknown'], name) !== true
    const [raw, rawAfter] = [memberOf(left, name) ?? null, memberOf(right, name) ?? null]
    const isSame = raw === rawAfter || JSON.stringify(raw) === JSON.stringify(rawAfter)
    if (!isKnown || !isSame) hiddenChanges.add(name)
    // What becomes sensitive, or was, is shown on neither side, as Terraform does it.
    if (was === SENSITIVE && will !== null) after[name] = SENSITIVE
    if (will === SENSITIVE && was !== null) before[name] = SENSITIVE
  })
  return { before, after, hiddenChanges }
}

/**
 * Looks at the attributes of which something may be secret: all that are marked on one of the sides, or known by their
 * name. At some of them more than once: to keep a set for each of thousands of changes would take longer.
 */
function forSuspects(
  after: Members,
  change: JsonObject,
  secrets: ReadonlySet<string>,
  look: (name: string) => void,
): void {
  const marks = [change['before_sensitive'], change['after_sensitive']]
  if (marks.includes(true)) return Object.keys(after).forEach(look)
  for (const side of marks)
    if (isJsonObject(side))
      for (const name in side) if (isMarked(side[name]) && Object.hasOwn(after, name)) look(name)
  for (const name of secrets) if (Object.hasOwn(after, name)) look(name)
}

/** Whether marks say something of any part of a value: Terraform writes a `false` for each element of each list. */
function isMarked(marks: Marks): boolean {
  if (typeof marks !== 'object' || marks === null) return marks === true
  return isJsonList(marks) ? marks.some(isMarked) : Object.values(marks).some(isMarked)
}

/** A side while it is being read. */
type Members = Record<string, PlanValue>

function readSide(
  value: Json,
  sensitive: Marks,
  unknown: Marks,
  secrets: ReadonlySet<string>,
): Members | null {
  if (!isJsonObject(value)) return null
  return readMembers(value, { sensitive, unknown, secrets, depth: 0 })
}

const NO_SECRETS: ReadonlySet<string> = new Set()
/** What is deeper is no value of Terraform, and would end in a stack that overflows. */
const DEPTH_MAX = 100

/** What is known about the members of an object, besides their values. */
interface Surroundings {
  readonly sensitive: Marks
  readonly unknown: Marks
  readonly secrets: ReadonlySet<string>
  readonly depth: number
}

function readMembers(value: JsonObject, { sensitive, unknown, secrets, depth }: Surroundings): Members {
  // A copy keeps the shape of the original, and most members stay as they are. JSON has no undefined members.
  const found = { ...value } as Members
  // Marks are compared with `true` and otherwise only looked into, so that inherited members do no harm.
  const [sensitives, unknowns] = [
    isJsonObject(sensitive) ? sensitive : {},
    isJsonObject(unknown) ? unknown : {},
  ]
  const read = (name: string): void => {
    // Everything may be marked as a whole: sensitive by an expression, unknown by a deferred value.
    const isSecret = sensitive === true || secrets.has(name) || sensitives[name]
    found[name] = readValue(value[name] ?? null, isSecret, unknown === true || unknowns[name], depth + 1)
  }
  const isMarkedAsWhole = sensitive === true || unknown === true
  for (const name in value) {
    const part = value[name]
    if (isMarkedAsWhole || (typeof part === 'object' && part !== null)) read(name)
  }
  for (const name in sensitives) if (sensitives[name] === true && Object.hasOwn(value, name)) read(name)
  for (const name of secrets) if (Object.hasOwn(value, name)) read(name)
  // Terraform leaves out the values that it does not know, and names them in the marks.
  for (const name in unknowns) if (unknowns[name] === true) read(name)
  // The one name by which an assignment would do something else. Terraform has no such attribute.
  delete found['__proto__']
  return found
}

function readValue(value: Json, sensitive: Marks, unknown: Marks, depth: number): PlanValue {
  // That there is nothing is no secret: a schema marks an attribute whether it has a value or not.
  if (sensitive === true) return value === null && unknown !== true ? null : SENSITIVE
  if (unknown === true) return UNKNOWN
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEPTH_MAX)
    throw new PlanProblem(`it has a value that is nested deeper than ${DEPTH_MAX} levels`)
  if (isJsonObject(value)) return readMembers(value, { sensitive, unknown, secrets: NO_SECRETS, depth })
  const [sensitives, unknowns] = [isJsonList(sensitive) ? sensitive : [], isJsonList(unknown) ? unknown : []]
  // Most lists are sets of texts with nothing to hide: they need not be copied.
  if (isTextList(value) && !sensitives.includes(true) && !unknowns.includes(true)) return value
  return value.map((part, index) => readValue(part, sensitives[index], unknowns[index], depth + 1))
}
