# expect: error redirect/absolute at redirect_uris: 400
# expect: error redirect/absolute at redirect_uris: 1.2.3.4.5

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "https://10.20.30.400/callback",
    "https://1.2.3.4.5/",
  ]
  allowed_scopes = ["user_default"]
}
