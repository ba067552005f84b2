/** The environment variable behind each argument of the provider block. */
export const ENVIRONMENT = {
  tenant_url: 'QLIKCLOUD_TENANT_URL',
  client_id: 'QLIKCLOUD_CLIENT_ID',
  client_secret: 'QLIKCLOUD_CLIENT_SECRET',
  private_key: 'QLIKCLOUD_PRIVATE_KEY',
  key_id: 'QLIKCLOUD_KEY_ID',
  api_key: 'QLIKCLOUD_API_KEY',
  tenants_file: 'QLIKCLOUD_TENANTS_FILE',
  excluded_tenants: 'QLIKCLOUD_EXCLUDED_TENANTS',
} as const

/** The process's environment, as an argument. */
export type Variables = Readonly<Record<string, string | undefined>>
