# expect: error redirect/required at redirect_uris (on the block): app_type "spa"

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default"]
}
