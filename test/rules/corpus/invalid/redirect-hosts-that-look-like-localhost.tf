# expect: error redirect/scheme at redirect_uris: localhost.example.com
# expect: error redirect/scheme at redirect_uris: app.localhost
# expect: error redirect/scheme at redirect_uris: localdomain
# expect: error redirect/scheme at redirect_uris: @example
# expect: error redirect/scheme at redirect_uris: xlocalhost

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "http://localhost.example.com/",
    "http://app.localhost:3000/",
    "http://localhost.localdomain:3000/",
    "http://localhost@example.com/",
    "http://xlocalhost/",
  ]
  allowed_scopes = ["user_default"]
}
