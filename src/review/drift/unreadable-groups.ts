import type { ManagedObject } from '../plan/plan'
import { configurationAddress } from '../plan/configuration-address'
import type { UnreadableGroup } from './drift-report'
import { isSpared } from './left-out'
import { textOf } from './managed-ids'
import type { ObjectInTenant } from './read-refresh'
import type { ReadProblem, StackReading } from './stack-reading'

type Place = UnreadableGroup['places'][number]

/** By what went wrong, and once for each tenant of a stack: one that is down says it again of every object in it. */
export function unreadableGroups(stacks: readonly StackReading[]): readonly UnreadableGroup[] {
  const groups = new Map<string, Place[]>()
  for (const stack of stacks) {
    for (const { title, place } of placesIn(stack)) add(groups, title, place)
  }
  return [...groups].map(([title, places]) => ({ title, places }))
}

function placesIn(stack: StackReading): readonly { readonly title: string; readonly place: Place }[] {
  const objects: readonly ObjectInTenant[] = stack.refresh?.managed ?? stack.state ?? []
  const tenants = new Map(objects.map((object) => [object.address, tenantOf(object)]))
  const alike = new Map<string, ReadProblem[]>()
  for (const problem of stack.problems) {
    const tenant = tenants.get(problem.address ?? '')
    const { title, address, detail } = problem
    const key = JSON.stringify(tenant === undefined ? [title, null, address, detail] : [title, tenant])
    add(alike, key, problem)
  }
  return [...alike.values()].flatMap((problems) => {
    // In whatever order terraform came to them, the same one speaks for all.
    const [first] = problems.sort((left, right) => ((left.address ?? '') < (right.address ?? '') ? -1 : 1))
    if (first === undefined) return []
    const { title, address, detail } = first
    const failed = new Set(problems.flatMap((problem) => problem.address ?? []))
    const tenant = tenants.get(address ?? '')
    const where =
      failed.size > 1 && tenant !== undefined
        ? { tenant, objects: unreadObjects(failed, objects) }
        : address !== undefined && { address }
    return [{ title, place: { stack: stack.name, ...where, ...(detail !== undefined && { detail }) } }]
  })
}

function add<T>(lists: Map<string, T[]>, key: string, element: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [element])
  else list.push(element)
}

function tenantOf({ tenant, values }: ObjectInTenant): string | undefined {
  return tenant ?? textOf(values, 'tenant')
}

/** Those that failed, and those that terraform did not come to, since they depend on one that failed. */
function unreadObjects(failed: ReadonlySet<string>, objects: readonly ManagedObject[]): number {
  return failed.size + heldBack(failed, objects).length
}

function heldBack(failed: ReadonlySet<string>, objects: readonly ManagedObject[]): readonly ManagedObject[] {
  const resources = new Set([...failed].map(configurationAddress))
  return objects.filter(
    ({ address, dependsOn = [] }) => !failed.has(address) && dependsOn.some((other) => resources.has(other)),
  )
}

/** How many objects of a stack were read, and are not only as the state has them. Trouble that is about no object may be about all of them. */
export function readObjects(stack: StackReading): number {
  const { refresh, problems } = stack
  if (refresh === undefined || problems.some(({ address }) => address === undefined)) return 0
  const failed = new Set(problems.flatMap(({ address }) => address ?? []))
  const asked = refresh.managed.filter((object) => !isSpared(stack, object))
  const read = asked.filter(({ address }) => !failed.has(address))
  return read.length - heldBack(failed, asked).length
}
