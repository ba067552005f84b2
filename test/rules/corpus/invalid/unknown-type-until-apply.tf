# expect at apply: error scope/offline-access at allowed_scopes
# expect at apply: error origin/required at allowed_origins (on the block)

resource "terraform_data" "type" {
  input = "spa"
}

resource "qlikcloud_oauth_client" "it" {
  app_type       = terraform_data.type.output
  client_name    = "X"
  redirect_uris  = ["https://app.example.com"]
  allowed_scopes = ["offline_access"]
}
