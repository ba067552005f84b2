import { Construct } from 'constructs'
import type { TerraformProvider } from 'cdktf'
import { isLiteral } from './literal'

/**
 * Where the constructs of one tenant of a fleet are. Those of this package that name no tenant of their own belong to
 * this one. Its id, and with it what Terraform calls the resources, is the name of the tenant.
 */
export class TenantScope extends Construct {
  /** The tenant, by its name in the provider's `tenants`. */
  readonly tenant: string

  constructor(scope: Construct, tenant: string) {
    super(scope, constructId(tenant))
    this.tenant = tenant
  }

  /** The one around a construct. */
  static of(construct: Construct): TenantScope | undefined {
    return construct.node.scopes.findLast((scope) => scope instanceof TenantScope)
  }
}

/** The part of the props of a resource or data source that says where it is. */
export interface Placed {
  /** A name in the provider's `tenants`. @default - the tenant of the stamp around it, or the provider's own */
  readonly tenant?: string
  /** Terraform's own argument. @default - the provider of the stack that has no alias */
  readonly provider?: TerraformProvider
}

/** The tenant that was given, else that of the stamp around it, whose provider is the one without an alias. */
export function tenantFor(scope: Construct, { tenant, provider }: Placed): string | undefined {
  if (tenant !== undefined || provider?.alias !== undefined) return tenant
  return TenantScope.of(scope)?.tenant
}

/** A stamp makes things in its own tenant only: the provider of its stack may not even know another one. */
export function checkTenant(construct: Construct, { tenant, provider }: Placed): void {
  if (tenant === undefined || provider?.alias !== undefined || !isLiteral(tenant)) return
  const own = TenantScope.of(construct)?.tenant
  if (own === undefined || own === tenant) return
  construct.node.addValidation({
    validate: () => [
      `Tenant of another stamp: tenant is ${JSON.stringify(tenant)}, and this is in the stamp of ${JSON.stringify(own)}. Leave tenant out, or give a provider with an alias that knows ${JSON.stringify(tenant)}.`,
    ],
  })
}

/** Terraform's names begin with a letter or "_", and Qlik's generated host names may begin with a digit. */
function constructId(tenant: string): string {
  return /^\d/.test(tenant) ? `_${tenant}` : tenant
}
