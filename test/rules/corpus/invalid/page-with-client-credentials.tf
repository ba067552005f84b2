# expect: error grant/web-only at allowed_grant_types: app_type is "spa"

resource "qlikcloud_oauth_client" "it" {
  app_type            = "spa"
  client_name         = "X"
  redirect_uris       = ["https://app.example.com"]
  allowed_origins     = ["https://app.example.com"]
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["client_credentials"]
}
