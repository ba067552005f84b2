# expect: error scope/admin-classic at allowed_scopes: app_type "native"

resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "X"
  redirect_uris  = ["exampleapp://cb"]
  allowed_scopes = ["admin_classic"]
}
