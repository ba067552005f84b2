resource "qlikcloud_oauth_client" "empty" {
  app_type            = "web"
  client_name         = "Empty sets"
  redirect_uris       = ["https://app.example.com/callback"]
  allowed_origins     = []
  allowed_scopes      = ["user_default"]
  allowed_grant_types = []
  skip_rules          = []
}
