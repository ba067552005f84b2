# expect: error app-type/value at app_type: "SPA". Use one of "web", "native", "spa", "anonymous-embed"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "SPA"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
