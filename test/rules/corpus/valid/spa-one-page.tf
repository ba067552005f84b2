resource "qlikcloud_oauth_client" "dashboard" {
  app_type        = "spa"
  client_name     = "Dashboard"
  redirect_uris   = ["https://dashboard.example.com/callback.html"]
  allowed_origins = ["https://dashboard.example.com"]
  allowed_scopes  = ["user_default"]
}
