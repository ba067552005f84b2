data "qlikcloud_oauth_client" "portal" {
  client_name = "Customer portal"
}

output "portal_scopes" {
  value = data.qlikcloud_oauth_client.portal.allowed_scopes
}
