# Characters are counted, not UTF-16 units.
resource "qlikcloud_oauth_client" "emoji" {
  app_type       = "web"
  client_name    = join("", [for _ in range(512) : "🦊"])
  description    = join("", [for _ in range(16) : join("", [for _ in range(256) : "🦊"])])
  redirect_uris  = ["https://app.example.com/callback"]
  allowed_scopes = ["user_default"]
}
