# expect: error redirect/absolute at redirect_uris: 65536/". Its host or its port cannot exist
# expect: error redirect/absolute at redirect_uris: :port
# expect: error redirect/absolute at redirect_uris: :-1
# expect: error redirect/absolute at redirect_uris: 99999

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "https://app.example.com:65536/",
    "https://app.example.com:port/callback",
    "https://app.example.com:-1/",
    "http://localhost:99999",
  ]
  allowed_scopes = ["user_default"]
}
