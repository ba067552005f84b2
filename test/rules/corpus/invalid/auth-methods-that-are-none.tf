# expect: error auth/value at allowed_auth_methods: "client_secret_basic"
# expect: error auth/value at allowed_auth_methods: "none"

resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "X"
  redirect_uris        = ["https://app.example.com/callback"]
  allowed_scopes       = ["user_default"]
  allowed_auth_methods = ["client_secret_basic", "none"]
}
