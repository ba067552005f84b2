import type { TerraformResource } from 'cdktf'

/** What was made for each client. Going through the whole app for it would cost the square of its size. */
const DEPENDENTS = new WeakMap<object, TerraformResource[]>()

/** Remembers that a secret or a publication belongs to a client. */
export function noteDependent(client: object, resource: TerraformResource): void {
  const known = DEPENDENTS.get(client)
  if (known === undefined) DEPENDENTS.set(client, [resource])
  else known.push(resource)
}

/** The resources of a type that belong to a client, wherever in the app they are, in the order in which they were made. */
export function dependentsOf(client: object, type: string): readonly TerraformResource[] {
  return (DEPENDENTS.get(client) ?? []).filter(
    (resource) => resource.terraformResourceType === type && isInTree(resource),
  )
}

/** Whether it was not removed again. */
function isInTree({ node }: TerraformResource): boolean {
  return node.scope?.node.tryFindChild(node.id)?.node === node
}
