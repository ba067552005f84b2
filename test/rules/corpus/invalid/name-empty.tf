# expect: error name/limit at client_name: has 0 characters

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = ""
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
