/** Names that Terraform knows the provider, its resources and its data sources by. */
export const PROVIDER_TYPE = 'qlikcloud'
export const PROVIDER_SOURCE = 'qlikcloud/qlikcloud'

export const OAUTH_CLIENT_TYPE = 'qlikcloud_oauth_client'
export const CLIENT_SECRET_TYPE = 'qlikcloud_oauth_client_secret'
export const PUBLICATION_TYPE = 'qlikcloud_oauth_client_publication'
export const OAUTH_CLIENTS_TYPE = 'qlikcloud_oauth_clients'
export const OAUTH_CONFIGURATION_TYPE = 'qlikcloud_oauth_configuration'
export const OAUTH_SCOPES_TYPE = 'qlikcloud_oauth_scopes'
