# expect: warning "Publishing cannot be undone" at client_id: (known after apply)
resource "qlikcloud_oauth_client" "page" {
  app_type        = "spa"
  client_name     = "Page"
  redirect_uris   = ["https://page.example.com/"]
  allowed_origins = ["https://page.example.com"]
  allowed_scopes  = ["user_default"]
  force_destroy   = true
}

resource "qlikcloud_oauth_client_publication" "page" {
  client_id = qlikcloud_oauth_client.page.client_id
}
