# expect at apply: error secret/limit at client_id: would have 6 secrets
# leaves: 1 client

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["client_credentials"]
}

resource "qlikcloud_oauth_client_secret" "it" {
  count = 5

  client_id = qlikcloud_oauth_client.it.client_id
}
