# expect: error redirect/scheme at redirect_uris: Only native apps can have a scheme of their own ("exampleapp:")
# expect: error redirect/scheme at redirect_uris: com.example.app

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "exampleapp://callback",
    "com.example.app://auth",
  ]
  allowed_scopes = ["user_default"]
}
