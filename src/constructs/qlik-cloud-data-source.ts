import { TerraformDataSource, type TerraformMetaArguments } from 'cdktf'
import type { Construct } from 'constructs'
import { hclAttributes, jsonAttributes } from './attributes'
import { metaArguments, type ResourceArguments } from './qlik-cloud-resource'
import { PROVIDER_TYPE } from './terraform-types'

/** What all data sources of this package share. */
export abstract class QlikCloudDataSource extends TerraformDataSource {
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
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return jsonAttributes(this.#arguments.kinds, this.#arguments.given)
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclAttributes(this.#arguments.kinds, this.#arguments.given)
  }
}
