# expect: error redirect/absolute at redirect_uris: "https:app.example.com"
# expect: error redirect/absolute at redirect_uris: "https:/app.example.com"
# expect: error redirect/absolute at redirect_uris: "https:///callback"
# expect: error redirect/absolute at redirect_uris: "https://"
# expect: error redirect/absolute at redirect_uris: "https:"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "https:app.example.com",
    "https:/app.example.com",
    "https:///callback",
    "https://",
    "https:",
  ]
  allowed_scopes = ["user_default"]
}
