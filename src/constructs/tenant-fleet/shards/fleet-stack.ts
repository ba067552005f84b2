import { TerraformStack } from 'cdktf'

/** A stack of a fleet, with a state of its own for the tenants in it. */
export class FleetStack extends TerraformStack {
  /**
   * Whether this stack waits for another one, directly or not. cdktf asks at each new dependency and follows every path:
   * with n stacks in each of k waves, these are n to the power of k. Here, each stack is looked at once.
   */
  override dependsOn(stack: TerraformStack): boolean {
    const seen = new Set<TerraformStack>(this.dependencies)
    for (const dependency of seen) {
      if (dependency === stack) return true
      for (const further of dependency.dependencies) seen.add(further)
    }
    return false
  }
}
