# expect: error scope/offline-access at allowed_scopes: sign in again

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  redirect_uris   = ["https://app.example.com"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default", "offline_access"]
}
