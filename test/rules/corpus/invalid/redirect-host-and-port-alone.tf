# expect: error redirect/absolute at redirect_uris: "localhost:3000/callback". A redirect URI has a scheme and a host
# expect: error redirect/absolute at redirect_uris: 8443/callback
# expect: error redirect/absolute at redirect_uris: "app.example.com:8443"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "localhost:3000/callback",
    "app.example.com:8443/callback",
    "app.example.com:8443",
  ]
  allowed_scopes = ["user_default"]
}
