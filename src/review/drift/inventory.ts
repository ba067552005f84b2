import { parseJson } from '../plan/parse-json'
import { isJsonList, isJsonObject, memberOf, type Json } from '../plan/json'
import type { PlanObject } from '../plan/plan-value'
import { readSides } from '../plan/read-values'
import { SECRET_NAMES } from '../attributes/attributes'

/** The clients that are in a tenant, as the provider saw them when it refreshed a stack. */
export interface Inventory {
  /** Scheme, host and port. */
  readonly tenant: string
  /** Id of the client that the provider logs in with; undefined with an API key. */
  readonly caller: string | undefined
  readonly clients: readonly InventoryClient[]
}

export interface InventoryClient {
  readonly clientId: string
  /** Its attributes, by Terraform's names. */
  readonly values: PlanObject
  /** `user`, `service` or `dcr`, where the tenant says it. */
  readonly madeBy?: string
}

/** Reads what the provider wrote; undefined when it is something else. */
export function parseInventory(text: string): Inventory | undefined {
  const read = parseJson(text)
  if (read.kind === 'refused') return undefined
  const [tenant, caller, clients] = ['tenant', 'caller', 'clients'].map((name) => memberOf(read.value, name))
  if (typeof tenant !== 'string' || !isJsonList(clients)) return undefined
  return {
    tenant,
    caller: typeof caller === 'string' ? caller : undefined,
    clients: clients.flatMap(readClient),
  }
}

function readClient(client: Json): readonly InventoryClient[] {
  if (!isJsonObject(client)) return []
  const { client_id: clientId, created_by_type: madeBy, ...attributes } = client
  if (typeof clientId !== 'string') return []
  const { after } = readSides({ before: null, after: attributes }, SECRET_NAMES)
  return [{ clientId, values: after ?? {}, ...(typeof madeBy === 'string' && { madeBy }) }]
}
