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

const NONE: ReadonlySet<string> = new Set()

/**
 * Reads both sides of `change` and replaces what is secret: by Terraform's marks, and by name for the attributes that
 * are known to be secret, should the marks be missing.
 */
export function readSides(change: JsonObject, secrets: ReadonlySet<string>): Sides {
  const [left, right] = [change['before'] ?? null, change['after'] ?? null]
  const replaced: string[] = []
  const before = readSide(
    left,
    { sensitive: change['before_sensitive'], unknown: undefined, secrets },
    replaced,
  )
  const marks = { sensitive: change['after_sensitive'], unknown: change['after_unknown'], secrets }
  const after = readSide(right, marks, replaced)
  if (before === null || after === null) return { before, after, hiddenChanges: NONE }

  const hiddenChanges = new Set<string>()
  for (const name of replaced) {
    const was = before[name] ?? null
    const will = after[name] ?? null
    if (!Object.hasOwn(after, name) || (!contains(was, SENSITIVE) && !contains(will, SENSITIVE))) continue
    // The raw values are compared before they are gone.
    const isKnown = memberOf(change['after_unknown'], name) !== true
    const [raw, rawAfter] = [memberOf(left, name) ?? null, memberOf(right, name) ?? null]
    const isSame = raw === rawAfter || JSON.stringify(raw) === JSON.stringify(rawAfter)
    if (!isKnown || !isSame) hiddenChanges.add(name)
    // What becomes sensitive, or was, is shown on neither side, as Terraform does it.
    if (was === SENSITIVE && will !== null) after[name] = SENSITIVE
    if (will === SENSITIVE && was !== null) before[name] = SENSITIVE
  }
  return { before, after, hiddenChanges }
}

/** A side while it is being read. */
type Members = Record<string, PlanValue>

/** Adds to `replaced` the names of the members that are not what they were. */
function readSide(value: Json, marks: Surroundings, replaced: string[]): Members | null {
  return isJsonObject(value) ? readMembers(value, marks, 0, replaced) : null
}

/** What is deeper is no value of Terraform, and would end in a stack that overflows. */
const DEPTH_MAX = 100

/** What is known about the members of an object, besides their values. */
interface Surroundings {
  readonly sensitive: Marks
  readonly unknown: Marks
  readonly secrets: ReadonlySet<string>
}

function readMembers(
  value: JsonObject,
  { sensitive, unknown, secrets }: Surroundings,
  depth: number,
  replaced: string[],
): Members {
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
    const original = value[name] ?? null
    const part = readValue(original, isSecret, unknown === true || unknowns[name], depth + 1)
    if (part === original) return
    found[name] = part
    replaced.push(name)
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
  if (isJsonObject(value)) return readMembers(value, { sensitive, unknown, secrets: NONE }, depth, [])
  const [sensitives, unknowns] = [isJsonList(sensitive) ? sensitive : [], isJsonList(unknown) ? unknown : []]
  // Most lists are sets of texts with nothing to hide: they need not be copied.
  if (isTextList(value) && !sensitives.includes(true) && !unknowns.includes(true)) return value
  return value.map((part, index) => readValue(part, sensitives[index], unknowns[index], depth + 1))
}
