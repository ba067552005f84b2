# expect: error redirect/absolute at redirect_uris: has a scheme and a host

resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "X"
  redirect_uris  = ["localhost:3000/callback"]
  allowed_scopes = ["user_default"]
}
