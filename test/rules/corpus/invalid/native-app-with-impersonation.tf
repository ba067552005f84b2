# expect: error grant/web-only at allowed_grant_types: app_type is "native"

resource "qlikcloud_oauth_client" "it" {
  app_type            = "native"
  client_name         = "X"
  redirect_uris       = ["exampleapp://cb"]
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["urn:qlik:oauth:user-impersonation"]
}
