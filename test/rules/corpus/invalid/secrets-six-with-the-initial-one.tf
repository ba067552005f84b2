# expect at apply: error secret/limit at client_id: would have 6 secrets
# leaves: 1 client

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["client_credentials"]
}

resource "qlikcloud_oauth_client_secret" "it" {
  count = 4

  client_id = qlikcloud_oauth_client.it.client_id
}

# After the others: of secrets that are made at the same time, the tenant may be the first to count the sixth.
resource "qlikcloud_oauth_client_secret" "last" {
  client_id = qlikcloud_oauth_client.it.client_id

  depends_on = [qlikcloud_oauth_client_secret.it]
}
