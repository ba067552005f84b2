import {
  ImportableResource,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  type TerraformMetaArguments,
} from 'cdktf'
import type { Construct } from 'constructs'
import { hclAttributes, jsonAttributes, type Arguments, type AttributeKinds } from './attributes'
import { PROVIDER_TYPE } from './terraform-types'

/** What a resource sets, and how it is written. */
export interface ResourceArguments {
  readonly kinds: AttributeKinds
  readonly given: Arguments
}

/** What all resources of this package share: their arguments come from a table, and they need our provider. */
export abstract class QlikCloudResource extends TerraformResource {
  readonly #arguments: ResourceArguments

  protected constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    meta: TerraformMetaArguments,
    resourceArguments: ResourceArguments,
  ) {
    super(scope, id, {
      ...metaArguments(meta),
      terraformResourceType,
      terraformGeneratorMetadata: { providerName: PROVIDER_TYPE },
    })
    this.#arguments = resourceArguments
    requireProvider(this)
  }

  /** Id of the object in the form that imports take. */
  get id(): string {
    return this.getStringAttribute('id')
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return jsonAttributes(this.#arguments.kinds, this.#arguments.given)
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclAttributes(this.#arguments.kinds, this.#arguments.given)
  }
}

/** What `cdktf` imports and writes a configuration for. */
export function importedResource(
  scope: Construct,
  importToId: string,
  terraformResourceType: string,
  importId: string,
  provider: TerraformProvider | undefined,
): ImportableResource {
  return new ImportableResource(scope, importToId, {
    terraformResourceType,
    importId,
    ...(provider === undefined ? {} : { provider }),
  })
}

/** Without our provider in the stack, Terraform would look for `hashicorp/qlikcloud`. */
export function requireProvider(construct: Construct): void {
  construct.node.addValidation({
    validate: () => {
      const stack = TerraformStack.of(construct)
      const found = stack.node
        .findAll()
        .some(
          (node) =>
            TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === PROVIDER_TYPE,
        )
      return found
        ? []
        : [
            `No provider: the stack ${JSON.stringify(stack.node.id)} has no QlikCloudProvider. Add "new QlikCloudProvider(stack, 'qlikcloud')" to it.`,
          ]
    },
  })
}

/** Terraform's own arguments among the props. */
export function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const { dependsOn, count, provider, lifecycle, forEach, provisioners, connection } = props
  const given = Object.entries({ dependsOn, count, provider, lifecycle, forEach, provisioners, connection })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}
