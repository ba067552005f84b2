import type { Region } from '../harness/region'
import type { Terraform } from '../harness/terraform'
import type { PlainObject } from '../harness/values'

/** The client under test as the tenant has it. */
export interface Store {
  /** Values by hint. */
  readonly secrets: ReadonlyMap<string, string>
  readonly usesSecrets: boolean
}

export function storeOf({ acme }: Region, clientId: string): Store {
  const client = acme.client(clientId)
  const values = acme.secretValues(clientId)
  return {
    secrets: new Map((client?.secrets ?? []).map(({ hint }, index) => [hint, values[index] ?? ''])),
    usesSecrets: client?.allowedAuthMethods?.includes('client_secret') === true,
  }
}

/** What the state holds of a secret; texts, or undefined for null. */
export interface Held {
  readonly secret: string | undefined
  readonly hint: string | undefined
  readonly previousHint: string | undefined
  readonly rotatesAt: string | undefined
  readonly previousExpiresAt: string | undefined
  readonly arguments: string
}

export function heldBy(terraform: Terraform, name: string): Held | undefined {
  const state = terraform.state(name)
  if (state === undefined) return undefined
  return {
    secret: text(state, 'secret'),
    hint: text(state, 'hint'),
    previousHint: text(state, 'previous_hint'),
    rotatesAt: text(state, 'rotates_at'),
    previousExpiresAt: text(state, 'previous_expires_at'),
    arguments: JSON.stringify([state['rotation'], state['keepers']]),
  }
}

function text(state: PlainObject, attribute: string): string | undefined {
  const value = state[attribute]
  return typeof value === 'string' ? value : undefined
}
