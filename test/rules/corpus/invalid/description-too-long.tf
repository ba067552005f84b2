# expect: error text/description-limit at description: has 4097 characters; Qlik allows at most 4096

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  description    = format("%04097d", 1)
}
