# expect: error origin/limit at allowed_origins: has 257 characters; Qlik allows at most 256

resource "qlikcloud_oauth_client" "it" {
  app_type        = "web"
  client_name     = "X"
  redirect_uris   = ["https://app.example.com/callback"]
  allowed_scopes  = ["user_default"]
  allowed_origins = ["https://${format("%0237d", 1)}.example.com"]
}
