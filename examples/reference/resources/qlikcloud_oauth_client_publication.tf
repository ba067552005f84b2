resource "qlikcloud_oauth_client" "marketplace" {
  app_type       = "web"
  client_name    = "Marketplace connector"
  redirect_uris  = ["https://connector.example.com/callback"]
  allowed_scopes = ["user_default"]
  force_destroy  = true
}

resource "qlikcloud_oauth_client_publication" "marketplace" {
  client_id = qlikcloud_oauth_client.marketplace.client_id
}
