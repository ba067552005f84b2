# expect: error redirect/absolute at redirect_uris: a.example.com/cb, https

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://a.example.com/cb, https://b.example.com/cb"]
  allowed_scopes = ["user_default"]
}
