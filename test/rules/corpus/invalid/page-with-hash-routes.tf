# expect: error redirect/fragment at redirect_uris: #/callback
# expect: error redirect/fragment at redirect_uris: #callback
# expect: error redirect/fragment at redirect_uris: /#"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "spa"
  client_name = "X"
  redirect_uris = [
    "https://app.example.com/#/callback",
    "http://localhost:4200/#callback",
    "https://app.example.com/#",
  ]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default"]
}
