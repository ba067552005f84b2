# expect: error redirect/required at redirect_uris: app_type "native"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "X"
  allowed_scopes = ["user_default"]
  redirect_uris  = []
}
