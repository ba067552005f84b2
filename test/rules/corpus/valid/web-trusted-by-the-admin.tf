resource "qlikcloud_oauth_client" "embedded" {
  app_type       = "web"
  client_name    = "Embedded analytics"
  redirect_uris  = ["https://analytics.example.com/login/callback"]
  allowed_scopes = ["user_default", "admin_classic"]
  consent_method = "trusted"
}
