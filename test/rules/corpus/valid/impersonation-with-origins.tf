# Tokens for the users of a portal, used in its pages.
resource "qlikcloud_oauth_client" "oem" {
  app_type    = "web"
  client_name = "Customer analytics"
  allowed_origins = [
    "https://portal.example.com",
    "https://acme.portal.example.com",
    "http://localhost:4200",
  ]
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["urn:qlik:oauth:user-impersonation"]
}
