import { isJsonList, memberOf } from '../plan/json'
import { parseJson } from '../plan/parse-json'
import type { LeftOut } from './drift-report'
import { textOf } from './managed-ids'
import type { ObjectInTenant } from './read-refresh'
import type { StackReading } from './stack-reading'

/** The name of a tenant in the provider block; null for that of objects which name none. */
export type TenantName = string | null

/** Reads which tenants the provider says that it has left out; nothing where it wrote something else. */
export function parseLeftOut(text: string): readonly TenantName[] {
  const read = parseJson(text)
  const list = read.kind === 'refused' ? undefined : memberOf(read.value, 'left_out')
  return isJsonList(list) ? list.filter((name) => name === null || typeof name === 'string') : []
}

/** Whether an object is only as the state has it. */
export function isSpared({ spared = [] }: StackReading, { values }: ObjectInTenant): boolean {
  return spared.includes(textOf(values, 'tenant') ?? null)
}

/** The tenants that were left out of each stack, and how much of it is in them. */
export function leftOutOf(stacks: readonly StackReading[]): readonly LeftOut[] {
  return stacks.flatMap((stack) => {
    const objects = sparedObjects(stack)
    const [host = 'the tenant of its provider'] = objects.flatMap(({ values, tenant }) =>
      textOf(values, 'tenant') === undefined ? (tenant ?? []) : [],
    )
    const { leftOut = [], spared = [] } = stack
    const tenants = [...new Set([...leftOut, ...spared.map((name) => name ?? host)])]
    return tenants.length === 0 ? [] : [{ stack: stack.name, tenants, objects: objects.length }]
  })
}

/**
 * A stack of which everything is in tenants that are left out was not read. Who asked for that at this very command knows
 * it; a line in the configuration or in the environment may have been forgotten.
 */
export function withUnread(stack: StackReading): StackReading {
  const { refresh, problems, leftOut = [] } = stack
  const objects = sparedObjects(stack)
  const isAsked = objects.every(({ values }) => leftOut.includes(textOf(values, 'tenant') ?? ''))
  if (isAsked || objects.length < (refresh?.managed.length ?? 0)) return stack
  const detail = 'excluded_tenants or QLIKCLOUD_EXCLUDED_TENANTS names them: remove them there to compare'
  return { ...stack, problems: [...problems, { title: 'all of its tenants are left out', detail }] }
}

function sparedObjects(stack: StackReading): readonly ObjectInTenant[] {
  return (stack.refresh?.managed ?? []).filter((object) => isSpared(stack, object))
}
