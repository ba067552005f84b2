resource "qlikcloud_oauth_client" "reload" {
  app_type            = "web"
  client_name         = "Nightly reload"
  allowed_scopes      = ["admin_classic"]
  allowed_grant_types = ["client_credentials"]
}

output "client_id" {
  value = qlikcloud_oauth_client.reload.client_id
}

output "client_secret" {
  value     = qlikcloud_oauth_client.reload.client_secret
  sensitive = true
}
