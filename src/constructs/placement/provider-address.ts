/** Namespace and type of the provider, under each host. */
export const PROVIDER_NAME = 'qlikcloud/qlikcloud'

/** The hosts that a source address without one stands for: Terraform's and OpenTofu's. */
export const PROVIDER_HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const

const DEFAULT_NAMESPACE = 'hashicorp'

/** A source address in full, as lock files write it: `aws` is `registry.terraform.io/hashicorp/aws`. */
export function fullAddress(source: string, host: string): string {
  const parts = source.split('/')
  if (parts.length > 2) return source
  return parts.length === 2 ? `${host}/${source}` : `${host}/${DEFAULT_NAMESPACE}/${source}`
}
