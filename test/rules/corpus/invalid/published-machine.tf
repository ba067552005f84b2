# expect: warning "Publishing cannot be undone" at client_id
# expect: error publish/machine-to-machine at client_id: a published client is never trusted

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["client_credentials"]
}

resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
