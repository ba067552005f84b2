# The form that the help page shows.
resource "qlikcloud_oauth_client" "field" {
  app_type       = "native"
  client_name    = "Field app"
  redirect_uris  = ["exampleapp://"]
  allowed_scopes = ["user_default"]
}
