# expect: error redirect/limit at redirect_uris: has 257 characters; Qlik allows at most 256

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/${format("%0233d", 1)}"]
  allowed_scopes = ["user_default"]
}
