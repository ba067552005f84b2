# expect: error "Null in a set" at redirect_uris: filter it out with compact()

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  allowed_scopes = ["user_default"]
  redirect_uris  = ["https://app.example.com/", null]
}
