# expect: error "Unknown rule" at skip_rules: "scope/admin_classic", which is not a rule

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  skip_rules     = ["scope/admin_classic"]
}
