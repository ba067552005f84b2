import { configurationAddress } from './configuration-address'
import { ourProviders } from './is-ours'
import { entriesIn, listIn, memberOf, type Json } from './json'

/** Answers with the host of the tenant that a resource without a `tenant` of its own is in, by its address. */
export type TenantHosts = (address: string) => string | undefined

/**
 * Finds hosts in the configuration that a plan repeats. Only what is spelt out there is found: a URL from the environment
 * is not in a plan. What is no longer in the configuration was in the only tenant there is, if there is only one.
 */
export function tenantHosts(plan: Json): TenantHosts {
  const variables = memberOf(plan, 'variables')
  const hosts = new Map(
    ourProviders(plan).map(([key, block]) => [key, hostOf(memberOf(block, 'expressions'), variables)]),
  )
  const [only] = new Set(hosts.values()).size === 1 ? hosts.values() : []
  const found = new Map<string, string | undefined>()
  const visit = (module: Json | undefined, prefix: string): void => {
    for (const resource of listIn(module, 'resources')) {
      const [address, key] = [memberOf(resource, 'address'), memberOf(resource, 'provider_config_key')]
      if (typeof address === 'string' && typeof key === 'string')
        found.set(`${prefix}${address}`, hosts.get(key))
    }
    for (const [name, call] of entriesIn(module, 'module_calls')) {
      visit(memberOf(call, 'module'), `${prefix}module.${name}.`)
    }
  }
  visit(memberOf(memberOf(plan, 'configuration'), 'root_module'), '')
  return (address) => {
    const configured = configurationAddress(address)
    return found.has(configured) ? found.get(configured) : only
  }
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
