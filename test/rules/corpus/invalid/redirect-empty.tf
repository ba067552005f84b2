# expect: error redirect/absolute at redirect_uris: ""

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = [""]
  allowed_scopes = ["user_default"]
}
