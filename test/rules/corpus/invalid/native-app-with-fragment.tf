# expect: error redirect/fragment at redirect_uris: exampleapp

resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "X"
  redirect_uris  = ["exampleapp://callback#done"]
  allowed_scopes = ["user_default"]
}
