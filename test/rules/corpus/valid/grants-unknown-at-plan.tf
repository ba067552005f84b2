# Whether a redirect URI is needed and which consent is right can't be said before the apply.
resource "terraform_data" "grants" {
  input = ["client_credentials"]
}

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Job"
  allowed_grant_types = terraform_data.grants.output
  allowed_scopes      = ["user_default"]
}
