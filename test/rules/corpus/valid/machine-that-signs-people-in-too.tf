resource "qlikcloud_oauth_client" "portal" {
  app_type            = "web"
  client_name         = "Portal with jobs"
  redirect_uris       = ["https://portal.example.com/callback"]
  allowed_scopes      = ["user_default", "offline_access"]
  allowed_grant_types = ["client_credentials"]
}
