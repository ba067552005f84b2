resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]

  lifecycle {
    postcondition {
      condition     = self.consent_method == "required"
      error_message = "Portal must ask for consent."
    }
  }
}

check "not_disabled" {
  assert {
    condition     = !qlikcloud_oauth_client.portal.disabled
    error_message = "Portal is disabled."
  }
}
