# expect: error scope/shape at allowed_scopes: contains ""
# expect: error scope/shape at allowed_scopes: "größe"
# expect: error scope/shape at allowed_scopes: quoted

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default", "", "größe", "\"quoted\""]
}
