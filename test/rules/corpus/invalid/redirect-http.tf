# expect: error redirect/scheme at redirect_uris: "http://app.example.com/callback". A redirect URI begins with https
# expect: error redirect/scheme at redirect_uris: 10.20.30.40
# expect: error redirect/scheme at redirect_uris: //intranet/

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "http://app.example.com/callback",
    "http://10.20.30.40:8080/",
    "http://intranet/",
  ]
  allowed_scopes = ["user_default"]
}
