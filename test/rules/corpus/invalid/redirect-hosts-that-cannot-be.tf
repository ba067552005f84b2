# expect: error redirect/absolute at redirect_uris: [2001
# expect: error redirect/absolute at redirect_uris: //2001
# expect: error redirect/absolute at redirect_uris: app example
# expect: error redirect/absolute at redirect_uris: <host>
# expect: error redirect/absolute at redirect_uris: %2F

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "https://[2001:db8::1/callback",
    "https://2001:db8::1/callback",
    "https://app example.com/",
    "https://<host>/callback",
    "https://app.example.com%2F/",
  ]
  allowed_scopes = ["user_default"]
}
