# A command-line tool listens on a port of its own.
resource "qlikcloud_oauth_client" "cli" {
  app_type    = "native"
  client_name = "CLI"
  redirect_uris = [
    "http://localhost:51004/oauth2redirect",
    "http://localhost:8400",
    "http://localhost/",
  ]
  allowed_scopes = ["user_default"]
}
