# expect: warning "Publishing cannot be undone" at client_id
# expect at apply: warning "Publishing OAuth client ID cannot be undone" at client_id
# expect at apply: error consent/published at client_id: consent_method is "trusted"
# leaves: 2 clients

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

# One of the clients that the plan makes would do.
resource "qlikcloud_oauth_client" "other" {
  app_type       = "native"
  client_name    = "Y"
  redirect_uris  = ["exampleapp://cb"]
  allowed_scopes = ["user_default"]
}
