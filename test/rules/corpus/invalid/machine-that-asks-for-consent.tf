# expect: error consent/machine-to-machine at consent_method: there is nobody to ask

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["client_credentials"]
  consent_method      = "required"
}
