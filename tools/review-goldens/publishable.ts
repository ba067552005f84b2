import { SECRET_NAMES } from '../../src/review/attributes/attributes'
import { isJsonList, isJsonObject, memberOf, type Json, type JsonObject } from '../../src/review/plan/json'

/** Parts of a plan that a review reads. The others repeat the values, or hold the configuration of the provider. */
const KEPT = [
  'format_version',
  'terraform_version',
  'complete',
  'errored',
  'resource_changes',
  'resource_drift',
  'relevant_attributes',
]

/**
 * A plan as it may be committed: without secrets, which become words that tests look for, and without what differs from
 * run to run or from machine to machine. One change a line. Of the state, a review reads the secrets and publications alone.
 */
export function publishable(
  text: string,
  state: 'whole' | 'as reviews read it' = 'as reviews read it',
): string {
  // Terraform's own output.
  const plan = withoutSecrets(JSON.parse(replaced(text)) as Json)
  if (!isJsonObject(plan)) throw new Error('terraform show -json printed something else than a plan')
  const members = Object.entries({
    ...Object.fromEntries(KEPT.flatMap((name) => (plan[name] === undefined ? [] : [[name, plan[name]]]))),
    planned_values: {},
    prior_state: { values: { root_module: { resources: resourcesOf(plan, state) } } },
    configuration: addresses(plan['configuration']),
  })
  const lines = members.map(([name, value]) => `${JSON.stringify(name)}: ${lined(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function lined(value: Json | undefined): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return `[\n${value.map((element) => JSON.stringify(element)).join(',\n')}\n]`
}

/** Addresses and ids that differ from run to run. */
export function replaced(text: string): string {
  return text
    .replaceAll(/http:\/\/([a-z0-9-]+)\.localhost:\d+/g, 'https://$1.eu.qlikcloud.com')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '00000000-0000-0000-0000-000000000000')
}

/** The secrets of a plan, each by a word of its own, so that equal ones stay equal. */
function withoutSecrets(plan: Json): Json {
  const words = new Map<string, string>()
  const visit = (value: Json, name: string): Json => {
    if (typeof value === 'string' && SECRET_NAMES.has(name)) {
      const word = words.get(value) ?? `CANARY-no-secret-${words.size + 1}`
      words.set(value, word)
      return word
    }
    if (isJsonList(value)) return value.map((element) => visit(element, name))
    if (!isJsonObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member ?? null, key)]))
  }
  return visit(plan, '')
}

const STATE_TYPES: ReadonlySet<Json | undefined> = new Set([
  'qlikcloud_oauth_client_secret',
  'qlikcloud_oauth_client_publication',
])

function resourcesOf(plan: JsonObject, state: 'whole' | 'as reviews read it'): readonly Json[] {
  const resources = memberOf(memberOf(memberOf(plan['prior_state'], 'values'), 'root_module'), 'resources')
  if (!isJsonList(resources)) return []
  return state === 'whole' ? resources : resources.filter((one) => STATE_TYPES.has(memberOf(one, 'type')))
}

/** Of the configuration, which resource is in which tenant. */
function addresses(configuration: Json | undefined): Json {
  const providers = memberOf(configuration, 'provider_config')
  const resources = memberOf(memberOf(configuration, 'root_module'), 'resources')
  return {
    provider_config: Object.fromEntries(
      Object.entries(isJsonObject(providers) ? providers : {}).map(([key, provider]) => [
        key,
        {
          full_name: memberOf(provider, 'full_name'),
          expressions: { tenant_url: memberOf(memberOf(provider, 'expressions'), 'tenant_url') },
        },
      ]),
    ),
    root_module: {
      resources: (isJsonList(resources) ? resources : []).map((resource) => ({
        address: memberOf(resource, 'address'),
        provider_config_key: memberOf(resource, 'provider_config_key'),
      })),
    },
  }
}
