# expect: error scope/limit at allowed_scopes: has 257 characters; Qlik allows at most 256
# expect: warning scope/unknown at allowed_scopes

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = [format("scope%0252d", 1)]
}
