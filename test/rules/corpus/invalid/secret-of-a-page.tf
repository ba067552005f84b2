# expect: error secret/public-client at client_id: app_type "spa"

resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "X"
  redirect_uris   = ["https://app.example.com"]
  allowed_origins = ["https://app.example.com"]
  allowed_scopes  = ["user_default"]
}

resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
