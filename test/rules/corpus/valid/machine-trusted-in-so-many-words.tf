resource "qlikcloud_oauth_client" "reload" {
  app_type            = "web"
  client_name         = "Nightly reload"
  allowed_scopes      = ["admin.apps", "admin.automations:read"]
  allowed_grant_types = ["client_credentials"]
  consent_method      = "trusted"
}
