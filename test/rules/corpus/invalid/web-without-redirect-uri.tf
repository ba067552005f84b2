# expect: error redirect/required at redirect_uris (on the block): add "client_credentials" to allowed_grant_types

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  allowed_scopes = ["user_default"]
}
