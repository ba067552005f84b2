# expect: error grant/value at allowed_grant_types: "authorization_code"
# expect: error grant/value at allowed_grant_types: "refresh_token"

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  redirect_uris       = ["https://app.example.com/callback"]
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["authorization_code", "refresh_token"]
}
