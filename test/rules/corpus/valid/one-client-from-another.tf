# The pages of one client call the back end of the other.
resource "qlikcloud_oauth_client" "page" {
  app_type        = "spa"
  client_name     = "Page"
  redirect_uris   = ["https://page.example.com/"]
  allowed_origins = ["https://page.example.com"]
  allowed_scopes  = ["user_default"]
}

resource "qlikcloud_oauth_client" "back_end" {
  app_type            = "web"
  client_name         = "Back end of ${qlikcloud_oauth_client.page.client_name}"
  description         = "For ${qlikcloud_oauth_client.page.client_id}"
  allowed_origins     = qlikcloud_oauth_client.page.allowed_origins
  allowed_grant_types = ["urn:qlik:oauth:user-impersonation"]
  allowed_scopes      = qlikcloud_oauth_client.page.allowed_scopes
}
