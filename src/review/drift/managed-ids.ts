import { isList, type PlanObject, type PlanValue } from '../plan/plan-value'
import type { ManagedObject } from '../plan/plan'
import type { StackReading } from './stack-reading'

export const CLIENT = 'qlikcloud_oauth_client'
export const SECRET = 'qlikcloud_oauth_client_secret'
export const PUBLICATION = 'qlikcloud_oauth_client_publication'

/** What the given states manage, by ids. */
export interface ManagedIds {
  readonly clients: ReadonlySet<string>
  /** `<client id>/<hint>`. */
  readonly secrets: ReadonlySet<string>
  /** Ids of the clients whose publication is managed. */
  readonly publications: ReadonlySet<string>
}

/** The ids in all states together: what one stack does not manage, another may. */
export function managedIds(stacks: readonly StackReading[]): ManagedIds {
  const objects = stacks.flatMap(objectsOf)
  const secrets = objects.flatMap(({ type, values }) => {
    // A client has its initial secret itself.
    const names = { [SECRET]: ['hint', 'previous_hint'], [CLIENT]: ['client_secret_hint'] }[type] ?? []
    return names.flatMap((name) => {
      const hint = textOf(values, name)
      return hint === undefined ? [] : [secretId(textOf(values, 'client_id') ?? '', hint)]
    })
  })
  return {
    clients: idsOf(objects, CLIENT),
    secrets: new Set(secrets),
    publications: idsOf(objects, PUBLICATION),
  }
}

function objectsOf({ refresh, state = [] }: StackReading): readonly Pick<ManagedObject, 'type' | 'values'>[] {
  if (refresh === undefined) return state
  // What was there before the refresh counts too: a secret that is gone has not become somebody else's.
  const before = refresh.drift.flatMap(({ type, before: values }) =>
    values === null ? [] : [{ type, values }],
  )
  return [...refresh.managed, ...before]
}

function idsOf(
  objects: readonly Pick<ManagedObject, 'type' | 'values'>[],
  wanted: string,
): ReadonlySet<string> {
  return new Set(
    objects.flatMap(({ type, values }) => (type === wanted ? (textOf(values, 'client_id') ?? []) : [])),
  )
}

export function secretId(clientId: string, hint: string): string {
  return `${clientId}/${hint}`
}

export function textOf(values: PlanObject | null, name: string): string | undefined {
  const value = values?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The hints of the secrets that a client has. */
export function hintsOf(values: PlanObject): readonly string[] {
  const hints: PlanValue = values['client_secret_hints'] ?? null
  return isList(hints) ? hints.filter((hint) => typeof hint === 'string') : []
}
