# expect: warning "Publishing cannot be undone" at client_id: (known after apply)
resource "qlikcloud_oauth_client" "app" {
  app_type       = "web"
  client_name    = "Marketplace app"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  consent_method = "required"
  force_destroy  = true
}

resource "qlikcloud_oauth_client_publication" "app" {
  client_id = qlikcloud_oauth_client.app.client_id
}
