# expect: error secret/public-client at client_id: app_type "native"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "X"
  redirect_uris  = ["exampleapp://cb"]
  allowed_scopes = ["user_default"]
}

resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
