# expect: error consent/machine-to-machine at consent_method: user-impersonation

resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "X"
  redirect_uris       = ["https://app.example.com/callback"]
  allowed_scopes      = ["user_default"]
  allowed_grant_types = ["urn:qlik:oauth:user-impersonation"]
  consent_method      = "required"
}
