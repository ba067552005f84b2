# expect: error redirect/absolute at redirect_uris: call back". A redirect URI has no blanks
# expect: error redirect/absolute at redirect_uris: " https
# expect: error redirect/absolute at redirect_uris: / "
# expect: error redirect/absolute at redirect_uris: \tx
# expect: error redirect/absolute at redirect_uris:  

resource "qlikcloud_oauth_client" "it" {
  app_type    = "web"
  client_name = "X"
  redirect_uris = [
    "https://app.example.com/call back",
    " https://app.example.com/",
    "https://app.example.com/ ",
    "https://app.example.com/\tx",
    "https://app.example.com/\u00a0",
  ]
  allowed_scopes = ["user_default"]
}
