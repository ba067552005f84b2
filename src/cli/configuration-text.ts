import { DEFAULT_HOSTS, SOURCE } from './mirror-layout'

/** What a configuration needs to use exactly this build of the provider. */
export function requiredProviders(version: string): string {
  return `terraform {
  required_providers {
    qlikcloud = {
      source  = "${SOURCE}"
      version = "${version}"
    }
  }
}`
}

/** What the CLI configuration needs, so that Terraform looks for the provider in `folder` and for others as ever. */
export function providerInstallation(folder: string): string {
  const addresses = DEFAULT_HOSTS.map((host) => `"${host}/${SOURCE}"`).join(', ')
  return `provider_installation {
  filesystem_mirror {
    path    = ${quoted(folder)}
    include = [${addresses}]
  }
  direct {
    exclude = [${addresses}]
  }
}`
}

/** A string of the CLI configuration, which is HCL 1: there are no templates in it, so `${` stands for itself. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
