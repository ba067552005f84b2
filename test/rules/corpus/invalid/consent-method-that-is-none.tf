# expect: error consent/value at consent_method: "implicit". Use one of "required", "trusted"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  consent_method = "implicit"
}
