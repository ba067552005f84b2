# expect: warning "Publishing cannot be undone" at client_id
# expect: error consent/published at client_id: consent_method is "trusted"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "X"
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
  consent_method = "trusted"
}

resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
