resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Customer portal"
  redirect_uris  = ["https://portal.example.com/auth/callback"]
  allowed_scopes = ["user_default"]
}
