resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]
}

data "qlikcloud_oauth_client" "portal" {
  client_id = qlikcloud_oauth_client.portal.client_id
}

resource "qlikcloud_oauth_client_secret" "second" {
  client_id = data.qlikcloud_oauth_client.portal.client_id
}
