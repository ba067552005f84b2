import { isJsonObject, memberOf, type Json } from './json'

/**
 * The hosts of the tenants that resources without a `tenant` of their own are in, by the address of the resource's
 * configuration. Only what the configuration spells out is found: a URL from the environment is not in a plan.
 */
export function tenantHosts(plan: Json): ReadonlyMap<string, string> {
  const configuration = memberOf(plan, 'configuration')
  const providers = memberOf(configuration, 'provider_config')
  const found = new Map<string, string>()
  const visit = (module: Json | undefined, prefix: string): void => {
    const resources = memberOf(module, 'resources')
    for (const resource of Array.isArray(resources) ? resources : []) {
      const [address, key] = [memberOf(resource, 'address'), memberOf(resource, 'provider_config_key')]
      if (typeof address !== 'string' || typeof key !== 'string') continue
      const host = hostOf(memberOf(memberOf(providers, key), 'expressions'), memberOf(plan, 'variables'))
      if (host !== undefined) found.set(`${prefix}${address}`, host)
    }
    const calls = memberOf(module, 'module_calls')
    for (const [name, call] of isJsonObject(calls) ? Object.entries(calls) : []) {
      visit(memberOf(call, 'module'), `${prefix}module.${name}.`)
    }
  }
  visit(memberOf(configuration, 'root_module'), '')
  return found
}

/** The address of a resource's configuration, which has no keys of instances. */
export function configurationAddress(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '')
}

function hostOf(expressions: Json | undefined, variables: Json | undefined): string | undefined {
  const expression = memberOf(expressions, 'tenant_url')
  const url = memberOf(expression, 'constant_value') ?? variableOf(expression, variables)
  return typeof url === 'string' ? /^https?:\/\/([^/?#@\s]+)/i.exec(url)?.[1]?.toLowerCase() : undefined
}

/** The value of `var.NAME`, where the expression is that and nothing else. */
function variableOf(expression: Json | undefined, variables: Json | undefined): Json | undefined {
  const references = memberOf(expression, 'references')
  if (!Array.isArray(references) || references.length !== 1) return undefined
  const name = /^var\.([\w-]+)$/.exec(String(references[0]))?.[1]
  return name === undefined ? undefined : memberOf(memberOf(variables, name), 'value')
}
