# expect at apply: error secret/public-client at client_id: app_type "spa"
# leaves: 2 clients

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

# One of the clients that the plan makes would do.
resource "qlikcloud_oauth_client" "other" {
  app_type       = "web"
  client_name    = "Y"
  redirect_uris  = ["https://other.example.com/callback"]
  allowed_scopes = ["user_default"]
}
