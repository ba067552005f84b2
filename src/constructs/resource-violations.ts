import { TerraformStack, type TerraformResource } from 'cdktf'
import { camelCase, violations, type Facts, type Rule, type Violation } from '../rules'
import { factOf } from './literal'
import { QlikCloudProvider } from './provider/qlik-cloud-provider'

/** Where a resource is, and what overrules its rules besides its provider. */
export interface Checked {
  readonly resource: TerraformResource
  readonly skipRules: readonly (readonly string[] | undefined)[]
}

/**
 * The broken rules, in the words of the code. The client, the resource and its provider may overrule some; while one of
 * them leaves that to Terraform, errors are left to it, too.
 */
export function resourceViolations<T extends object>(
  rules: readonly Rule<T>[],
  facts: Facts<T>,
  { resource, skipRules }: Checked,
): readonly Violation[] {
  const skipped = [...skipRules, providerOf(resource)?.skipRules].map((ids) => factOf(ids ?? []))
  const skip = new Set(skipped.flatMap((ids) => (ids.known ? ids.value : [])))
  const skipsMore = !skipped.every(({ known }) => known)
  return violations(rules, facts, { naming: camelCase, skip, skipsMore })
}

/** The one that the resource names, else the one of its stack that has no alias. */
function providerOf(resource: TerraformResource): QlikCloudProvider | undefined {
  const { provider } = resource
  if (provider !== undefined) return provider instanceof QlikCloudProvider ? provider : undefined
  const stack = TerraformStack.of(resource)
  const known = DEFAULT_PROVIDERS.get(stack)
  // It may have been removed meanwhile.
  if (known !== undefined && known.node.scope?.node.tryFindChild(known.node.id) === known) return known
  const found = stack.node.findAll().find(isDefaultProvider)
  if (found !== undefined) DEFAULT_PROVIDERS.set(stack, found)
  return found
}

/** By stack, for this is asked for each resource in it. */
const DEFAULT_PROVIDERS = new WeakMap<TerraformStack, QlikCloudProvider>()

function isDefaultProvider(node: unknown): node is QlikCloudProvider {
  return node instanceof QlikCloudProvider && node.alias === undefined
}
