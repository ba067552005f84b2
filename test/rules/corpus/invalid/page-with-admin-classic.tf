# expect: error scope/admin-classic at allowed_scopes: app_type "spa"

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  redirect_uris   = ["https://app.example.com"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default", "admin_classic"]
}
