import { SECRET_NAMES } from '../attributes/attributes'
import { ourProviders } from './is-ours'
import { entriesIn, isJsonList, isJsonObject, listIn, memberOf, type Json } from './json'

/**
 * What of a configuration decides about an apply and shows in no value of the plan, as text: where values come from that
 * are only known then, the tenants of our providers, outputs, and what provisioners run. Constants show in the plan, and
 * may be somebody's secrets: they are left out, but for those of provisioners and of our provider blocks.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export function configurationText(plan: Json): string {
  const root = memberOf(memberOf(plan, 'configuration'), 'root_module')
  const blocks = ourProviders(plan).map(([key, block]) => [
    key,
    withoutSecrets(memberOf(block, 'expressions')),
  ])
  const names = [...new Set(blocks.flatMap(([, expressions]) => variablesIn(expressions)))].sort()
  const variables = names.map((name) => [name, variable(name, root, plan)])
  return JSON.stringify([blocks, variables, moduleParts(root)])
}

function moduleParts(module: Json | undefined): Json {
  return [
    listIn(module, 'resources').flatMap(resourceParts),
    entriesIn(module, 'outputs').map(([name, output]) => [name, references(output)]),
    entriesIn(module, 'module_calls').map(([name, call]) => [
      name,
      references(withoutModule(call)),
      moduleParts(memberOf(call, 'module')),
    ]),
  ]
}

/** Nothing for a resource that is all constants. */
function resourceParts(resource: Json): readonly Json[] {
  if (!isJsonObject(resource)) return []
  const { address = null, provisioners, ...rest } = resource
  const found = references(rest)
  return found.length === 0 && provisioners === undefined ? [] : [[address, found, provisioners ?? null]]
}

function withoutModule(call: Json): Json {
  return isJsonObject(call) ? { ...call, module: null } : call
}

/** Every reference within, by the names of the members that lead to it. */
function references(value: Json | undefined): readonly Json[] {
  const found: Json[] = []
  collect(value, [], found)
  return found
}

function collect(value: Json | undefined, path: string[], found: Json[]): void {
  if (typeof value !== 'object' || value === null) return
  if (isJsonList(value)) return value.forEach((part) => collect(part, path, found))
  for (const name in value) {
    const part = value[name]
    if (typeof part !== 'object' || part === null || name === 'constant_value') continue
    if (name === 'references') found.push([path.join('.'), part])
    else {
      path.push(name)
      collect(part, path, found)
      path.pop()
    }
  }
}

function withoutSecrets(value: Json | undefined): Json {
  if (typeof value !== 'object' || value === null) return value ?? null
  if (isJsonList(value)) return value.map(withoutSecrets)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, SECRET_NAMES.has(name) ? null : withoutSecrets(part)]),
  )
}

function variablesIn(value: Json | undefined): readonly string[] {
  return references(value)
    .flatMap((found) => (isJsonList(found) && isJsonList(found[1]) ? found[1] : []))
    .flatMap((name) => (typeof name === 'string' ? (/^var\.([\w-]+)/.exec(name)?.[1] ?? []) : []))
}

/** The value of a variable, unless it is sensitive. */
function variable(name: string, root: Json | undefined, plan: Json): Json {
  const declared = memberOf(memberOf(root, 'variables'), name)
  if (memberOf(declared, 'sensitive') === true) return null
  return withoutSecrets(memberOf(memberOf(memberOf(plan, 'variables'), name), 'value'))
}
