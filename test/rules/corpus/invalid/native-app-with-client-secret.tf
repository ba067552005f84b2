# expect: error auth/secret-web-only at allowed_auth_methods: app_type "native" is public

resource "qlikcloud_oauth_client" "it" {
  app_type             = "native"
  client_name          = "X"
  redirect_uris        = ["exampleapp://cb"]
  allowed_scopes       = ["user_default"]
  allowed_auth_methods = ["client_secret"]
}
