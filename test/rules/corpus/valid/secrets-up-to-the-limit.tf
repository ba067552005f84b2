resource "qlikcloud_oauth_client" "shared" {
  app_type            = "web"
  client_name         = "Shared by five teams"
  allowed_grant_types = ["client_credentials"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "team" {
  count = 5

  client_id = qlikcloud_oauth_client.shared.client_id
}
