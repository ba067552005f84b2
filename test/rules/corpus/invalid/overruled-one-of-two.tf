# expect: warning scope/admin-classic at allowed_scopes: Overruled by skip_rules
# expect: error scope/offline-access at allowed_scopes

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  redirect_uris   = ["https://app.example.com"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["admin_classic", "offline_access"]
  skip_rules      = ["scope/admin-classic"]
}
