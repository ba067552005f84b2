import type { PlannedChange } from '../plan/plan'
import { differingMembers } from '../plan/plan-value'
import { createStep } from '../rules/create-step'
import { overallClass, type Finding } from '../rules/finding'
import { judge } from '../rules/judge'
import type { DriftItem } from './drift-item'
import { DRIFT_RULES, driftFinding } from './drift-rules'
import type { InventoryClient } from './inventory'
import { CLIENT, hintsOf, SECRET, secretId, textOf, type ManagedIds } from './managed-ids'
import type { ObjectInTenant } from './read-refresh'

/** Said by the row of the review about each new client; here it is the subject itself. */
const NEW_CLIENT = 'review/client-created'

const NOTHING_HIDDEN: ReadonlySet<string> = new Set()

/** A client that no state has, with everything that it may do. */
export function unmanagedClient(stack: string, tenant: string, client: InventoryClient): DriftItem {
  const { clientId, values } = client
  const creation: PlannedChange = {
    address: clientId,
    type: CLIENT,
    action: 'create',
    replacedFor: [],
    before: null,
    after: values,
    hiddenChanges: NOTHING_HIDDEN,
    differing: differingMembers(null, values, NOTHING_HIDDEN),
    tenant,
  }
  const grants = judge(createStep(creation)).filter(
    ({ ruleId, class: verdict }) => ruleId !== NEW_CLIENT && verdict !== 'neutral',
  )
  const label = textOf(values, 'client_name')
  return toItem({ stack, tenant, address: clientId, type: CLIENT, label }, [
    driftFinding(DRIFT_RULES.unmanagedClient, {
      detail: `in the tenant, and in no state that was given${origin(client)}`,
    }),
    ...grants,
  ])
}

/** Who makes clients, in words: a registration is one that an application made for itself. */
const MAKERS: ReadonlyMap<string, string> = new Map([
  ['user', 'by a user'],
  ['service', 'by another client'],
  ['dcr', 'by dynamic registration'],
])

function origin({ values, madeBy = '' }: InventoryClient): string {
  const day = textOf(values, 'created_at')?.slice(0, 10)
  const parts = [day === undefined ? undefined : `on ${day}`, MAKERS.get(madeBy)].filter(Boolean)
  return parts.length === 0 ? '' : `; made ${parts.join(' ')}`
}

/** The secrets of a managed client that no state has. The client itself says which there are. */
export function unmanagedSecrets(
  stack: string,
  { type, values, tenant }: ObjectInTenant,
  managed: ManagedIds,
): readonly DriftItem[] {
  const clientId = textOf(values, 'client_id')
  if (type !== CLIENT || clientId === undefined) return []
  const label = textOf(values, 'client_name')
  return hintsOf(values)
    .map((hint) => secretId(clientId, hint))
    .filter((id) => !managed.secrets.has(id))
    .map((id) =>
      toItem({ stack, tenant, address: id, type: SECRET, label }, [
        driftFinding(DRIFT_RULES.unmanagedSecret, {
          detail: 'whoever has it can act as the client, and no state that was given has it',
        }),
      ]),
    )
}

interface Subject {
  readonly stack: string
  readonly tenant: string | undefined
  readonly address: string
  readonly type: string
  readonly label: string | undefined
}

function toItem({ stack, tenant, address, type, label }: Subject, findings: readonly Finding[]): DriftItem {
  return {
    plan: stack,
    address,
    type,
    drift: 'unmanaged',
    ...(label !== undefined && { label }),
    ...(tenant !== undefined && { tenant }),
    action: 'none',
    class: overallClass(findings),
    kinds: [],
    findings,
  }
}
