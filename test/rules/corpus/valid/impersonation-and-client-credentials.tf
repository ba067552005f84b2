resource "qlikcloud_oauth_client" "oem" {
  app_type            = "web"
  client_name         = "OEM backend"
  allowed_scopes      = ["user_default", "admin.users:read"]
  allowed_grant_types = ["client_credentials", "urn:qlik:oauth:user-impersonation"]
}
