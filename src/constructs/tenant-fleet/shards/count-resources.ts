import { TerraformDataSource, TerraformResource } from 'cdktf'
import type { IConstruct } from 'constructs'

/** How many entries a construct makes in a state: resources and data sources, several where it has a number as `count`. */
export function countResources(construct: IConstruct): number {
  return construct.node
    .findAll()
    .reduce(
      (sum, node) =>
        TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node)
          ? sum + (typeof node.count === 'number' ? node.count : 1)
          : sum,
      0,
    )
}
