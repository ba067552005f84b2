# expect: error redirect/absolute at redirect_uris: "app.example.com/callback"
# expect: error redirect/absolute at redirect_uris: "//app.example.com/callback"
# expect: error redirect/absolute at redirect_uris: "www.example.com"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "app.example.com/callback",
    "//app.example.com/callback",
    "www.example.com",
  ]
  allowed_scopes = ["user_default"]
}
