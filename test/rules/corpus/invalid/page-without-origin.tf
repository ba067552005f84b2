# expect: error origin/required at allowed_origins (on the block): app_type "spa"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "spa"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com"]
  allowed_scopes = ["user_default"]
}
