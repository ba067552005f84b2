# expect: error redirect/absolute at redirect_uris: "exampleapp:"
# expect: error redirect/absolute at redirect_uris: "exampleapp"

resource "qlikcloud_oauth_client" "it" {
  app_type    = "native"
  client_name = "X"
  redirect_uris = [
    "exampleapp:",
    "exampleapp",
  ]
  allowed_scopes = ["user_default"]
}
