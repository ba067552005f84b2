# expect: error name/limit at client_name: has 513 characters; Qlik allows 1 to 512

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = format("%0513d", 1)
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
