# expect: warning scope/admin-impersonation at allowed_scopes: List the scopes that are needed
resource "qlikcloud_oauth_client" "oem" {
  app_type            = "web"
  client_name         = "OEM backend"
  allowed_scopes      = ["admin_classic"]
  allowed_grant_types = ["urn:qlik:oauth:user-impersonation"]
}
