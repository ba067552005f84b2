data "qlikcloud_oauth_configuration" "tenant" {}

output "token_endpoint" {
  value = data.qlikcloud_oauth_configuration.tenant.token_endpoint
}
