import {
  ImportableResource,
  TerraformResource,
  type TerraformMetaArguments,
  type TerraformProvider,
} from 'cdktf'
import type { Construct } from 'constructs'
import { hclAttributes, jsonAttributes, type Arguments, type AttributeKinds } from './attributes'
import { PROVIDER_TYPE } from './terraform-types'

/** What a resource sets, and how it is written. */
export interface ResourceArguments {
  readonly kinds: AttributeKinds
  readonly given: Arguments
}

/** What all resources of this package share: their arguments come from a table. */
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
      // With this, cdktf complains about a stack without our provider.
      terraformGeneratorMetadata: { providerName: PROVIDER_TYPE },
    })
    this.#arguments = resourceArguments
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

/** Terraform's own arguments among the props. */
export function metaArguments(props: TerraformMetaArguments): TerraformMetaArguments {
  const { dependsOn, count, provider, lifecycle, forEach, provisioners, connection } = props
  const given = Object.entries({ dependsOn, count, provider, lifecycle, forEach, provisioners, connection })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}
