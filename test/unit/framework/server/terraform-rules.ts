import type { Attribute, Attributes, Content, Nested, Type, Value } from '../../../../src/framework'

/*
 * Terraform's own rules, written a second time from the documentation and behaviour of version 1.11 and without the
 * framework's code, so that the two can be held against each other:
 * `AssertPlanValid` and `AssertObjectCompatible` of internal/plans/objchange, and `RawEquals` of cty.
 */

type Fields = Readonly<Record<string, Value>>

// Content is what the type says; these readers are told the right one by their callers.
const list = (content: Content) => content as readonly Value[]
// As above.
const fields = (content: Content) => content as Fields

const NONE: Value = { kind: 'null' }

/** Two values of a type are equal exactly when these are. */
export function fingerprint(type: Type | Nested, value: Value): string {
  if (value.kind !== 'known') return value.kind
  switch (type.kind) {
    case 'nested':
      return collection(type.nesting, objectType(type), value.value)
    case 'list':
    case 'set':
    case 'map':
      return collection(type.kind, type.element, value.value)
    case 'object':
      return `{${Object.keys(type.attributes)
        .sort()
        .map((name) => `${name}=${fingerprint(memberType(type, name), fields(value.value)[name] ?? NONE)}`)
        .join(';')}}`
    default:
      return `${type.kind} ${JSON.stringify(value.value)}`
  }
}

function collection(nesting: Nested['nesting'], element: Type | Nested, content: Content): string {
  switch (nesting) {
    case 'single':
      return `{${Object.entries(fields(content))
        .map(([name, value]) => `${name}=${fingerprint(memberType(element, name), value)}`)
        .sort()
        .join(';')}}`
    case 'list':
      return `[${list(content)
        .map((value) => fingerprint(element, value))
        .join(';')}]`
    case 'set':
      return `<${list(content)
        .map((value) => fingerprint(element, value))
        .sort()
        .join(';')}>`
    case 'map':
      return `(${Object.entries(fields(content))
        .map(([key, value]) => `${key}=${fingerprint(element, value)}`)
        .sort()
        .join(';')})`
  }
}

function objectType(type: Nested): Nested {
  return { ...type, nesting: 'single' }
}

function memberType(type: Type | Nested, name: string): Type | Nested {
  const members = new Map<string, Type | Nested>(
    type.kind === 'nested'
      ? Object.entries(type.attributes).map(([member, attribute]) => [member, attribute.type])
      : type.kind === 'object'
        ? Object.entries(type.attributes)
        : [],
  )
  const member = members.get(name)
  if (member === undefined) throw new Error(`no attribute ${name}`)
  return member
}

const same = (type: Type | Nested, left: Value, right: Value) =>
  fingerprint(type, left) === fingerprint(type, right)

const field = (value: Value, name: string): Value =>
  value.kind === 'known' ? (fields(value.value)[name] ?? NONE) : value

/** What `AssertPlanValid` objects to, one text each. */
export function planObjections(
  attributes: Attributes,
  prior: Value,
  config: Value,
  planned: Value,
): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    attributeObjections(name, attribute, field(prior, name), field(config, name), field(planned, name)),
  )
}

function attributeObjections(
  name: string,
  attribute: Attribute,
  prior: Value,
  config: Value,
  planned: Value,
): string[] {
  const { type, mode } = attribute
  const isComputed = mode === 'computed' || mode === 'optional+computed'
  if (attribute.writeOnly === true) return planned.kind === 'null' ? [] : [`${name}: write-only`]
  if (same(type, planned, config)) return []
  if (same(type, planned, prior) && prior.kind !== 'null' && config.kind !== 'null') return []
  if (mode === 'computed') return []
  if (config.kind === 'null') return isComputed ? [] : [`${name}: planned, but not configured`]
  if (type.kind === 'nested') return objectObjections(name, type, prior, config, planned)
  return [`${name}: not as configured`]
}

function objectObjections(name: string, type: Nested, prior: Value, config: Value, planned: Value): string[] {
  if (planned.kind === 'null') return [`${name}: absent`]
  if (planned.kind === 'unknown') return [`${name}: unknown`]
  if (config.kind !== 'known') return [`${name}: known before its configuration`]
  const { attributes } = type
  switch (type.nesting) {
    case 'single':
      return planObjections(attributes, prior, config, planned)
    case 'list': {
      const [before, wanted, got] = [prior, config, planned].map((value) =>
        value.kind === 'known' ? list(value.value) : [],
      )
      if (wanted?.length !== got?.length) return [`${name}: count`]
      return (wanted ?? []).flatMap((element, index) =>
        planObjections(attributes, before?.[index] ?? NONE, element, got?.[index] ?? NONE),
      )
    }
    case 'map': {
      const [before, wanted, got] = [prior, config, planned].map(
        (value) => new Map(Object.entries(value.kind === 'known' ? fields(value.value) : {})),
      )
      if ([...(wanted?.keys() ?? [])].sort().join() !== [...(got?.keys() ?? [])].sort().join())
        return [`${name}: keys`]
      return [...(wanted ?? [])].flatMap(([key, element]) =>
        planObjections(attributes, before?.get(key) ?? NONE, element, got?.get(key) ?? NONE),
      )
    }
    case 'set':
      return list(config.value).length === list(planned.value).length ? [] : [`${name}: count`]
  }
}

/** Whether `AssertObjectCompatible` accepts a new state after a plan. */
export function isKept(type: Type | Nested, planned: Value, actual: Value): boolean {
  if (planned.kind === 'unknown') return true
  if (planned.kind === 'null' || actual.kind !== 'known') return planned.kind === actual.kind
  const nesting = type.kind === 'nested' ? type.nesting : type.kind
  const element = type.kind === 'nested' ? objectType(type) : 'element' in type ? type.element : type
  switch (nesting) {
    case 'single':
      return Object.entries(fields(planned.value)).every(([name, value]) =>
        isKept(memberType(type, name), value, field(actual, name)),
      )
    case 'list': {
      const [before, after] = [list(planned.value), list(actual.value)]
      return (
        before.length === after.length &&
        before.every((value, index) => isKept(element, value, after[index] ?? NONE))
      )
    }
    case 'set': {
      const [before, after] = [list(planned.value), list(actual.value)]
      return (
        after.length <= before.length &&
        before.every((value) => after.some((other) => isKept(element, value, other))) &&
        after.every((other) => before.some((value) => isKept(element, value, other)))
      )
    }
    case 'map': {
      const [before, after] = [
        new Map(Object.entries(fields(planned.value))),
        new Map(Object.entries(fields(actual.value))),
      ]
      return (
        before.size === after.size &&
        [...before].every(([key, value]) => {
          const other = after.get(key)
          return other !== undefined && isKept(element, value, other)
        })
      )
    }
    default:
      return same(type, planned, actual)
  }
}
