# expect: error auth/secret-web-only at allowed_auth_methods: app_type "spa" is public

resource "qlikcloud_oauth_client" "it" {
  app_type             = "spa"
  client_name          = "X"
  redirect_uris        = ["https://app.example.com"]
  allowed_origins      = ["https://app.example.com"]
  allowed_scopes       = ["user_default"]
  allowed_auth_methods = ["client_secret"]
}
