import { isJsonList, isJsonObject, memberOf, type Json, type JsonObject } from './json'
import { contains, SENSITIVE, UNKNOWN, type PlanObject, type PlanValue } from './plan-value'

/** The two sides of a change, and the attributes of which only the fact that they change may be told. */
export interface Sides {
  readonly before: PlanObject | null
  readonly after: PlanObject | null
  readonly hiddenChanges: ReadonlySet<string>
}

/**
 * Reads both sides of `change` and replaces what is secret: by Terraform's marks, and by name for the attributes that
 * are known to be secret, should the marks be missing.
 */
export function readSides(change: JsonObject, secrets: ReadonlySet<string>): Sides {
  const after = memberOf(change, 'after') ?? null
  const sides = hiddenOnBoth({
    before: readSide(change['before'] ?? null, change['before_sensitive'], undefined, secrets),
    after:
      after === null ? null : readSide(after, change['after_sensitive'], change['after_unknown'], secrets),
  })
  return { ...sides, hiddenChanges: hiddenChanges(change, sides) }
}

type Values = Omit<Sides, 'hiddenChanges'>

/** What becomes sensitive, or was, is shown on neither side, as Terraform does it. */
function hiddenOnBoth({ before, after }: Values): Values {
  if (before === null || after === null) return { before, after }
  const from = (side: PlanObject, other: PlanObject): PlanObject =>
    Object.fromEntries(
      Object.entries(side).map(([name, value]) => [
        name,
        other[name] === SENSITIVE && value !== null ? SENSITIVE : value,
      ]),
    )
  return { before: from(before, after), after: from(after, before) }
}

function readSide(
  value: Json,
  sensitive: Json | undefined,
  unknown: Json | undefined,
  secrets: ReadonlySet<string>,
): PlanObject | null {
  if (!isJsonObject(value)) return null
  // Everything may be marked as a whole: sensitive by an expression, unknown by a deferred value.
  const partOf = (marks: Json | undefined, name: string): Json | undefined =>
    marks === true ? true : memberOf(marks, name)
  return Object.fromEntries(
    namesOf(value, unknown).map((name): [string, PlanValue] => [
      name,
      readValue(
        memberOf(value, name) ?? null,
        secrets.has(name) ? true : partOf(sensitive, name),
        partOf(unknown, name),
      ),
    ]),
  )
}

function readValue(value: Json, sensitive: Json | undefined, unknown: Json | undefined): PlanValue {
  // That there is nothing is no secret: a schema marks an attribute whether it has a value or not.
  if (sensitive === true) return value === null && unknown !== true ? null : SENSITIVE
  if (unknown === true) return UNKNOWN
  if (isJsonList(value)) {
    const at = (marks: Json | undefined, index: number): Json | undefined =>
      isJsonList(marks) ? marks[index] : undefined
    return value.map((part, index) => readValue(part, at(sensitive, index), at(unknown, index)))
  }
  if (!isJsonObject(value)) return isJsonObject(unknown) && namesOf({}, unknown).length > 0 ? UNKNOWN : value
  return Object.fromEntries(
    namesOf(value, unknown).map((name): [string, PlanValue] => [
      name,
      readValue(memberOf(value, name) ?? null, memberOf(sensitive, name), memberOf(unknown, name)),
    ]),
  )
}

/** Terraform leaves out the values that it does not know, and names them in the marks. */
function namesOf(value: JsonObject, unknown: Json | undefined): readonly string[] {
  const marked = isJsonObject(unknown) ? Object.keys(unknown).filter((name) => unknown[name] === true) : []
  return [...new Set([...Object.keys(value), ...marked])]
}

/** Compares what the marks hide, before it is gone. */
function hiddenChanges(change: JsonObject, { before, after }: Values): ReadonlySet<string> {
  if (before === null || after === null) return new Set()
  const [left, right, unknown] = [change['before'], change['after'], change['after_unknown']]
  const isHidden = (side: PlanObject, name: string): boolean => contains(side[name] ?? null, SENSITIVE)
  const names = Object.keys(after).filter((name) => isHidden(before, name) || isHidden(after, name))
  return new Set(
    names.filter(
      (name) =>
        memberOf(unknown, name) === true ||
        JSON.stringify(memberOf(left, name) ?? null) !== JSON.stringify(memberOf(right, name) ?? null),
    ),
  )
}
