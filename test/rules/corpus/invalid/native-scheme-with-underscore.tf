# expect: error redirect/absolute at redirect_uris: "com.example.my_app://auth". A scheme begins with an ASCII letter
# expect: error redirect/absolute at redirect_uris: 1app
# expect: error redirect/absolute at redirect_uris: -app
# expect: error redirect/absolute at redirect_uris: über

resource "qlikcloud_oauth_client" "it" {
  app_type    = "native"
  client_name = "X"
  redirect_uris = [
    "com.example.my_app://auth",
    "1app://auth",
    "-app://x",
    "über://x",
  ]
  allowed_scopes = ["user_default"]
}
