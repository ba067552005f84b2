# expect: error scope/shape at allowed_scopes: "user_default offline_access"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default offline_access"]
}
