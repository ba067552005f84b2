import { isLiteral } from '../literal'
import type { QlikCloudCredentials, QlikCloudProviderProps } from './qlik-cloud-provider-props'

/** What must not be read in the synthesized files, and the variable of the environment that may hold it instead. */
const SECRETS = {
  clientSecret: 'QLIKCLOUD_CLIENT_SECRET',
  privateKey: 'QLIKCLOUD_PRIVATE_KEY',
  apiKey: 'QLIKCLOUD_API_KEY',
} as const satisfies Partial<Record<keyof QlikCloudCredentials, string>>

/** A warning for each secret that is written in the code; the secret itself is in none of them. */
export function literalSecretWarnings(props: QlikCloudProviderProps): readonly string[] {
  const places: readonly (readonly [string, QlikCloudCredentials])[] = [
    ['', props],
    ...Object.entries(isLiteral(Object.keys(props.tenants ?? {})) ? (props.tenants ?? {}) : {}).map(
      ([name, tenant]) => [`tenants[${JSON.stringify(name)}].`, tenant] as const,
    ),
  ]
  return places.flatMap(([place, credentials]) =>
    Object.entries(SECRETS).flatMap(([field, variable]) => {
      const value: unknown = Reflect.get(credentials, field)
      if (typeof value !== 'string' || !isLiteral(value)) return []
      const instead = place === '' ? `leave it out and set ${variable} where Terraform runs, or use` : 'use'
      return `${place}${field} is a literal, so it is readable in the synthesized files. Instead, ${instead} a TerraformVariable with "sensitive: true".`
    }),
  )
}
