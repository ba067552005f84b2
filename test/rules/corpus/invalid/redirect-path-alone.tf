# expect: error redirect/absolute at redirect_uris: "/callback"
# expect: error redirect/absolute at redirect_uris: "callback"
# expect: error redirect/absolute at redirect_uris: "./callback"
# expect: error redirect/absolute at redirect_uris: "?code"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "/callback",
    "callback",
    "./callback",
    "?code",
  ]
  allowed_scopes = ["user_default"]
}
